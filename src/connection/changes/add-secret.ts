import { parseAnswer } from '../../microsoft/graph/answer';
import { addedPasswordSchema, removePassword } from '../../microsoft/graph/applications';
import type { ChangeKind } from '../change';
import { daysAfter, formatDate } from '../dates';
import { liveOf } from '../live-credential';
import { removeLostSecrets } from '../lost-secrets';
import { texts } from '../../texts/texts';

/**
 * Adds a client secret, whose value Entra answers once. An interrupted attempt leaves a secret that nobody knows: it
 * carries our name, so the next attempt takes it off before it adds another.
 * Source: application-addpassword, application-removepassword.
 */
export const addSecret: ChangeKind = {
  kind: 'add-secret',
  plan(desired, actual, connection) {
    const { presence, credential } = desired;
    if (presence === 'absent' || !['client-secret', 'both'].includes(credential.kind)) return [];
    if (liveOf('client-secret', desired, actual) !== undefined) return [];
    return [
      {
        kind: 'add-secret',
        key: connection.uniqueName,
        sentence: texts().plan.changes.addSecret(
          formatDate(daysAfter(actual.readAt, credential.lifetimeDays)),
        ),
        reason: texts().plan.changes.addSecretWhy,
        request: {
          method: 'POST',
          path: "/applications(appId='{clientId}')/addPassword",
          body: { passwordCredential: { displayName: connection.uniqueName, endDateTime: '{endDateTime}' } },
        },
      },
    ];
  },
  inPortal: () => texts().portal.newSecret,
  async fill(_change, context) {
    await removeLostSecrets(context, context.clientId);
    const { lifetimeDays } = context.connection.desired.credential;
    const endDateTime = daysAfter(context.now, lifetimeDays).toISOString();
    return { clientId: await context.clientId(), endDateTime };
  },
  async accept(answer, context) {
    const added = parseAnswer('add a client secret', answer, addedPasswordSchema);
    const { tenantId, id } = context.connection;
    try {
      await context.vault.keep(tenantId, id, {
        kind: 'client-secret',
        fingerprint: added.keyId,
        certificate: undefined,
        secret: added.secretText,
        notBefore: new Date(added.startDateTime),
        notAfter: new Date(added.endDateTime),
      });
    } catch (error) {
      await removePassword(context.graph, await context.clientId(), added.keyId);
      throw error;
    }
  },
};
