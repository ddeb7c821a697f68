import { applicationPath, clientIdOf } from '../../microsoft/graph/applications';
import type { ChangeKind } from '../change';
import { texts } from '../../texts/texts';

/**
 * Registers the application by its unique name, so that a repeated request finds it instead of making a second one.
 * Source: application-upsert.
 */
export const createApplication: ChangeKind = {
  kind: 'create-application',
  plan({ presence, identifiers }, { application }, connection) {
    if (presence === 'absent' || application !== undefined || identifiers.clientId !== undefined) return [];
    return [
      {
        kind: 'create-application',
        key: connection.uniqueName,
        sentence: texts().plan.changes.createApplication(connection.name),
        reason: texts().plan.changes.createApplicationWhy,
        request: {
          method: 'PATCH',
          path: applicationPath(connection.uniqueName),
          headers: { Prefer: 'create-if-missing' },
          body: { displayName: connection.name, signInAudience: 'AzureADMyOrg' },
        },
      },
    ];
  },
  accept(answer, context) {
    context.learn({ clientId: clientIdOf(answer) });
  },
};
