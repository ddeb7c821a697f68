import type { Application } from '../../microsoft/graph/applications';
import { nameOfCredential } from '../credentials';
import { EXPIRED, expiryInWords, thresholdAt } from '../expiry';
import type { Facts, Finder } from '../facts';
import type { Finding } from '../finding';
import type { OwnMark } from '../own-marks';
import { texts } from '../../texts/texts';

interface OwnCredential {
  kind: 'certificate' | 'client-secret';
  keyId: string;
  name: string;
  expiresAt: Date;
  /** What it is known by. */
  mark: string | undefined;
}

/** A credential that the bot signs in with for itself ends: without it, it can neither look anything up nor speak. */
export const ownCredentialExpiring: Finder = (facts) => {
  if (!facts.ownApplications.known) return undefined;
  return facts.ownApplications.value.flatMap((application) => {
    const found = candidates(application, facts.ownMarks).flatMap((some) =>
      expiring(application, some, facts),
    );
    return found.filter(({ key }, index) => found.findIndex((one) => one.key === key) === index);
  });
};

/** For each credential that the bot was given, those that it may be; where none can be told, all of them. */
function candidates(application: Application, marks: readonly OwnMark[]): OwnCredential[][] {
  const all = credentialsOf(application);
  const told = marks
    .filter(({ clientId }) => clientId === application.appId)
    .map(({ key, hint }) => all.filter(({ mark }) => mark !== undefined && mark === (key ?? hint)))
    .filter((some) => some.length > 0);
  return told.length === 0 ? [all] : told;
}

function credentialsOf({ keyCredentials, passwordCredentials }: Application): OwnCredential[] {
  return [
    ...keyCredentials.map(({ key, ...entry }) => ({ ...entry, kind: 'certificate' as const, mark: key })),
    ...passwordCredentials.map(({ hint, ...entry }) => ({
      ...entry,
      kind: 'client-secret' as const,
      mark: hint,
    })),
  ].map(({ kind, keyId, displayName, endDateTime, mark }) => ({
    ...{ kind, keyId, name: displayName ?? '', expiresAt: new Date(endDateTime), mark: mark ?? undefined },
  }));
}

/** One that lasts is enough: the last to end of those that it may be. */
function expiring(
  { appId, displayName }: Application,
  some: readonly OwnCredential[],
  { now, thresholdDays }: Facts,
): Finding[] {
  const [last] = [...some].sort((a, b) => b.expiresAt.getTime() - a.expiresAt.getTime());
  const threshold = last && thresholdAt(last.expiresAt, now, thresholdDays);
  if (last === undefined || threshold === undefined) return [];
  const { expiresAt, keyId } = last;
  return [
    {
      key: `own-credential-expiring ${appId} ${keyId}`,
      kind: 'own-credential-expiring',
      severity: threshold === EXPIRED || threshold === '1' ? 'critical' : 'warning',
      title: texts().findings.ownCredentialExpiring.title(
        nameOfCredential(last),
        expiryInWords(expiresAt, now),
      ),
      meaning: texts().findings.ownCredentialExpiring.meaning(displayName),
      remedy: texts().findings.ownCredentialExpiring.remedy,
      threshold,
      expiresAt,
    },
  ];
}
