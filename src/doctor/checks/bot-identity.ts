import { accessToken } from '../../microsoft/entra/access-token';
import { ownCredential } from '../../microsoft/entra/own-identity';
import { GraphFailure } from '../../microsoft/graph/failure';
import { bad, type Check, good, note } from '../check';

/** Source: learn.microsoft.com/azure/bot-service/rest-api/bot-framework-rest-connector-authentication, single tenant. */
const SCOPE = 'https://api.botframework.com/.default';

/** With what the bot speaks in Teams. */
export const botIdentity: Check = {
  name: "The bot's application in Teams",
  async look({ botApp, entraUrl, channel }) {
    if (botApp === undefined)
      return [note('MICROSOFT_APP_ID is not set: this is a sandbox, for this machine only.')];
    const { id: clientId, password: secret, tenantId } = botApp;
    const identity = { clientId, credential: { kind: 'client-secret', secret } } as const;
    try {
      await accessToken(ownCredential({ entraUrl, identity, tenantId }), channel.loginScope ?? SCOPE);
      return [good('It signs in to the Bot Framework.')];
    } catch (error) {
      if (!(error instanceof GraphFailure)) throw error;
      const mend = 'Compare MICROSOFT_APP_ID, MICROSOFT_APP_PASSWORD and MICROSOFT_APP_TENANT_ID with Entra.';
      return [bad(`It cannot sign in to the Bot Framework: ${error.detail}`, mend)];
    }
  },
};
