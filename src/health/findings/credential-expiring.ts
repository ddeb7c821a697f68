import { type CredentialOnApplication, credentialsOnApplication, nameOfCredential } from '../credentials';
import { EXPIRED, expiryInWords, thresholdAt } from '../expiry';
import type { Facts, Finder } from '../facts';
import type { Finding, Severity } from '../finding';

/** A credential of ours ends soon, or has ended, unless one that lasts longer has taken its place. */
export const credentialExpiring: Finder = (facts) => {
  if (!facts.tenant.known) return undefined;
  const all = credentialsOnApplication(facts.connection, facts.tenant.value.actual);
  return all.filter(({ held }) => held !== undefined).flatMap((one) => expiring(one, facts) ?? []);
};

function expiring(
  credential: CredentialOnApplication,
  { now, thresholdDays, connection }: Facts,
): Finding | undefined {
  const { kind, keyId, expiresAt, inUse } = credential;
  const threshold = thresholdAt(expiresAt, now, thresholdDays);
  if (threshold === undefined) return undefined;
  const name = nameOfCredential(credential);
  return {
    key: `credential-expiring ${kind} ${keyId}`,
    kind: 'credential-expiring',
    severity: severityAt(threshold, inUse),
    title: `The ${name} ${expiryInWords(expiresAt, now)}`,
    meaning: inUse
      ? `${connection.name} signs in with it. ${threshold === EXPIRED ? 'No alerts are read' : 'Alerts stop then'}.`
      : `${connection.name} does not sign in with it now; it may be meant as a second one.`,
    remedy: 'Replace it with a new one before it ends. Fix shows what is to be done.',
    threshold,
    expiresAt,
  };
}

function severityAt(threshold: string, inUse: boolean): Severity {
  if (inUse && (threshold === EXPIRED || threshold === '1')) return 'critical';
  return inUse || threshold === EXPIRED ? 'warning' : 'note';
}
