import { supersededCredentials } from '../../connection/live-credential';
import { renewsItself } from '../../connection/rotation';
import { credentialFix } from '../credential-fix';
import { type CredentialOnApplication, credentialsOnApplication, nameOfCredential } from '../credentials';
import { EXPIRED, expiryInWords, thresholdAt } from '../expiry';
import type { Facts, Finder } from '../facts';
import { type Fix, WHOLE_PLAN } from '../fix';
import type { Finding, Severity } from '../finding';
import { texts } from '../../texts/texts';

/** A credential of ours ends soon, or has ended, unless one that lasts longer has taken its place. */
export const credentialExpiring: Finder = (facts) => {
  if (!facts.tenant.known) return undefined;
  const { connection, tenant } = facts;
  const { actual } = tenant.value;
  const replaced = supersededCredentials(connection.desired, actual).map(({ id }) => id);
  return credentialsOnApplication(connection, actual).flatMap((one) => {
    if (one.held === undefined) return [];
    // What has been replaced already only has to go.
    const over = replaced.includes(one.held.id);
    return expiring(one, over ? WHOLE_PLAN : credentialFix(connection, { by: 'renewal' }), facts) ?? [];
  });
};

function expiring(credential: CredentialOnApplication, fix: Fix, facts: Facts): Finding | undefined {
  const { now, thresholdDays, connection } = facts;
  const { kind, keyId, expiresAt, inUse } = credential;
  const threshold = thresholdAt(expiresAt, now, thresholdDays);
  if (threshold === undefined) return undefined;
  const words = texts().findings.credentialExpiring;
  const whileInUse = threshold === EXPIRED ? words.inUseOver : words.inUse;
  return {
    key: `credential-expiring ${kind} ${keyId}`,
    kind: 'credential-expiring',
    severity: severityAt(threshold, inUse),
    title: words.title(nameOfCredential(credential), expiryInWords(expiresAt, now)),
    meaning: inUse ? whileInUse(connection.name) : words.notInUse(connection.name),
    fix,
    remedy: remedyOf(facts),
    threshold,
    expiresAt,
  };
}

function remedyOf({ connection, work }: Facts): string {
  const words = texts().findings.credentialExpiring;
  if (!renewsItself(connection.desired) || work?.standing !== true || work.state !== 'failed')
    return words.rotate;
  const { text = '', remedy = '' } = work.progress?.failure ?? {};
  return words.renewalFailed(`${text} ${remedy}`);
}

function severityAt(threshold: string, inUse: boolean): Severity {
  if (inUse && (threshold === EXPIRED || threshold === '1')) return 'critical';
  return inUse || threshold === EXPIRED ? 'warning' : 'note';
}
