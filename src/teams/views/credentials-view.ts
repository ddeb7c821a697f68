import type { Button } from '../../cards/buttons';
import type { Card } from '../../cards/card';
import { credentialsCard, type CredentialRow } from '../../cards/credentials';
import type { ActualState } from '../../connection/actual-state';
import type { Connection } from '../../connection/connection-store';
import { formatDate } from '../../connection/dates';
import { type CredentialOnApplication, credentialsOnApplication } from '../../health/credentials';
import { credentialFix } from '../../health/credential-fix';
import { daysLeft } from '../../health/expiry';
import { WHOLE_PLAN } from '../../health/fix';
import { howLongAgo } from './times';

const SOON_DAYS = 30;
const URGENT_DAYS = 7;
/** What a full bar stands for: what is usual for a credential, and more. */
const WHOLE_DAYS = 365;

/**
 * Every secret and certificate on the application, the first to end first.
 *
 * @param lastReadAt when alerts were last read with what is in use
 */
export function credentialsAnswer(
  connection: Connection,
  actual: ActualState,
  lastReadAt: Date | undefined,
): Card {
  const all = credentialsOnApplication(connection, actual);
  const used = all.find(({ inUse }) => inUse);
  const { organisation, name } = connection;
  return credentialsCard({
    headline: headline(used, actual),
    context: `${organisation} · ${name} · as the application shows them now`,
    rows: all.map((one) => credentialRow(one, actual.readAt, lastReadAt)),
    buttons: [
      ...changeButton(connection, used),
      { title: 'Status', verb: 'command.run', data: { text: `status ${name}` } },
    ],
  });
}

/** What is made here is renewed here; what people made themselves they give anew. */
function changeButton(connection: Connection, used: CredentialOnApplication | undefined): Button[] {
  const { id } = connection;
  const fix = credentialFix(connection, used === undefined ? WHOLE_PLAN : { by: 'renewal' });
  if (fix.by === 'settings')
    return [{ title: 'Give another', verb: 'setup.settings', data: { connection: id, step: fix.step } }];
  return [
    fix.by === 'renewal'
      ? { title: 'Rotate', verb: 'setup.renew', data: { connection: id } }
      : { title: 'Fix', verb: 'setup.start', data: { connection: id } },
  ];
}

function headline(used: CredentialOnApplication | undefined, { readAt, application }: ActualState): string {
  if (application === undefined) return 'The application is gone from the tenant';
  if (used === undefined) return 'What the connection signs in with is not on the application';
  return `The ${wordFor(used)} in use ${leftInWords(used.expiresAt, readAt)}`;
}

export function wordFor({ kind }: Pick<CredentialOnApplication, 'kind'>): string {
  return kind === 'certificate' ? 'certificate' : 'secret';
}

/** What is left of a credential, such as "has 5 days left". */
export function leftInWords(expiresAt: Date, now: Date): string {
  const days = daysLeft(expiresAt, now);
  if (expiresAt <= now) return 'has expired';
  return days === 1 ? 'has 1 day left' : `has ${days} days left`;
}

export function credentialRow(
  credential: CredentialOnApplication,
  now: Date,
  lastReadAt: Date | undefined,
): CredentialRow {
  const { kind, name, keyId, expiresAt, held, inUse } = credential;
  const days = Math.max(0, daysLeft(expiresAt, now));
  const known = held === undefined ? 'Drawbridge does not know it' : "in Drawbridge's vault";
  const over = expiresAt <= now;
  return {
    title: `${kind === 'certificate' ? 'Certificate' : 'Secret'} ${name === '' ? keyId.slice(0, 8) : name}`,
    left: over ? 'expired' : days === 1 ? '1 day' : `${days} days`,
    detail: [
      inUse ? 'in use' : 'not in use',
      ...lastUse(credential, now, lastReadAt),
      known,
      `${over ? 'until' : 'ends'} ${formatDate(expiresAt)}`,
      keyId.slice(0, 8),
    ].join(' · '),
    state: over || days <= URGENT_DAYS ? 'attention' : days <= SOON_DAYS ? 'warning' : 'good',
    share: Math.min(1, days / WHOLE_DAYS),
  };
}

/**
 * When we last signed in with it and read something. Graph itself tells of each credential's last use in its beta alone
 * (appCredentialSignInActivity), which is not supported in production.
 */
function lastUse(
  { inUse, held }: CredentialOnApplication,
  now: Date,
  lastReadAt: Date | undefined,
): string[] {
  if (!inUse || held === undefined || lastReadAt === undefined || lastReadAt < held.createdAt) return [];
  return [`used ${howLongAgo(lastReadAt, now)}`];
}
