import type { Application } from '../../microsoft/graph/applications';
import { nameOfCredential } from '../credentials';
import { EXPIRED, expiryInWords, thresholdAt } from '../expiry';
import type { Facts, Finder } from '../facts';
import type { Finding } from '../finding';

/** A credential of the bot's own application ends: without one it can neither look anything up nor speak. */
export const ownCredentialExpiring: Finder = (facts) => {
  if (!facts.ownApplications.known) return undefined;
  return facts.ownApplications.value.flatMap((application) => {
    const all = credentialsOf(application);
    // One that lasts is enough: which one the bot was given cannot be seen from here.
    if (all.some(({ expiresAt }) => thresholdAt(expiresAt, facts.now, facts.thresholdDays) === undefined))
      return [];
    const last = all.sort((a, b) => b.expiresAt.getTime() - a.expiresAt.getTime())[0];
    return last === undefined ? [] : expiring(application, last, facts);
  });
};

function credentialsOf({ keyCredentials, passwordCredentials }: Application) {
  const of = (kind: 'certificate' | 'client-secret') => {
    return ({ keyId, displayName, endDateTime }: Application['passwordCredentials'][number]) => ({
      ...{ kind, keyId, name: displayName ?? '', expiresAt: new Date(endDateTime) },
    });
  };
  return [...keyCredentials.map(of('certificate')), ...passwordCredentials.map(of('client-secret'))];
}

function expiring(
  { appId, displayName }: Application,
  credential: ReturnType<typeof credentialsOf>[number],
  { now, thresholdDays }: Facts,
): Finding[] {
  const { expiresAt, keyId } = credential;
  const threshold = thresholdAt(expiresAt, now, thresholdDays);
  if (threshold === undefined) return [];
  return [
    {
      key: `own-credential-expiring ${appId} ${keyId}`,
      kind: 'own-credential-expiring',
      severity: threshold === EXPIRED || threshold === '1' ? 'critical' : 'warning',
      title: `The bot's own ${nameOfCredential(credential)} ${expiryInWords(expiresAt, now)}`,
      meaning: `It is the last one of ${displayName}. Without it the bot can neither look anything up nor answer.`,
      remedy:
        'Whoever runs the bot adds a new one in App registrations, sets it in its environment and restarts it.',
      threshold,
      expiresAt,
    },
  ];
}
