import { randomUUID } from 'node:crypto';
import type { SingleSignOn } from '../../config/config';
import type { InvokeBody } from '../answer';
import { texts } from '../../texts/texts';

/**
 * Asks Teams to sign the person on and to send the same Action.Execute again with their token. Where Teams cannot, it
 * shows the button, which leads to the sign-in page.
 * Source: learn.microsoft.com/microsoftteams/platform/task-modules-and-cards/cards/universal-actions-for-adaptive-cards/sso-adaptive-cards-universal-action,
 * "Add code to handle an access token".
 *
 * The page describes it with an OAuth connection of the bot registration, whose token service then exchanges the token.
 * Here the bot exchanges it by itself, so there is no such connection; that is how Microsoft's own library does it for
 * messages (@microsoft/teams-ai, TeamsBotSsoPrompt), while for Action.Execute neither documentation nor library says
 * so. A connection's name is sent all the same, since Teams may ignore a request without one
 * (authentication-flow-in-universal-action-for-adaptive-cards, same folder).
 */
export function loginRequest({ resource, connectionName }: SingleSignOn, signInUrl: string): InvokeBody {
  return {
    statusCode: 401,
    type: 'application/vnd.microsoft.activity.loginRequest',
    value: {
      text: texts().signIn.short,
      connectionName,
      tokenExchangeResource: { id: randomUUID(), uri: resource },
      buttons: [
        { type: 'signin', title: texts().signIn.button, text: texts().signIn.button, value: signInUrl },
      ],
    },
  };
}

/** Tells Teams that what it brought is no good. Source: the same page, "Add code to receive the token". */
export function preconditionFailed(message: string): InvokeBody {
  return {
    statusCode: 412,
    type: 'application/vnd.microsoft.error.preconditionFailed',
    value: { code: '412', message },
  };
}
