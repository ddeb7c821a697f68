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
import { texts } from '../../texts/texts';

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
    context: texts().credentials.asShown(organisation, name),
    rows: all.map((one) => credentialRow(one, actual.readAt, lastReadAt)),
    buttons: [
      ...changeButton(connection, used),
      { title: texts().buttons.status, verb: 'command.run', data: { text: `status ${name}` } },
    ],
  });
}

/** What is made here is renewed here; what people made themselves they give anew. */
function changeButton(connection: Connection, used: CredentialOnApplication | undefined): Button[] {
  const { id } = connection;
  const fix = credentialFix(connection, used === undefined ? WHOLE_PLAN : { by: 'renewal' });
  if (fix.by === 'settings')
    return [
      {
        title: texts().credentials.giveAnother,
        verb: 'setup.settings',
        data: { connection: id, step: fix.step },
      },
    ];
  return [
    fix.by === 'renewal'
      ? { title: texts().credentials.rotate, verb: 'setup.renew', data: { connection: id } }
      : { title: texts().buttons.fix, verb: 'setup.start', data: { connection: id } },
  ];
}

function headline(used: CredentialOnApplication | undefined, { readAt, application }: ActualState): string {
  const words = texts().credentials;
  if (application === undefined) return words.gone;
  if (used === undefined) return words.notThere;
  return words.inUse[used.kind](leftInWords(used.expiresAt, readAt));
}

/** What is left of a credential, such as "has 5 days left". */
export function leftInWords(expiresAt: Date, now: Date): string {
  const days = daysLeft(expiresAt, now);
  const words = texts().credentials;
  return expiresAt <= now ? words.hasExpired : words.hasLeft(days);
}

export function credentialRow(
  credential: CredentialOnApplication,
  now: Date,
  lastReadAt: Date | undefined,
): CredentialRow {
  const { kind, name, keyId, expiresAt, held, inUse } = credential;
  const days = Math.max(0, daysLeft(expiresAt, now));
  const words = texts().credentials;
  const over = expiresAt <= now;
  return {
    title: `${words.titles[kind]} ${name === '' ? keyId.slice(0, 8) : name}`,
    left: over ? words.expired : words.days(days),
    detail: [
      inUse ? words.isInUse : words.isNotInUse,
      ...lastUse(credential, now, lastReadAt),
      held === undefined ? words.unknown : words.inVault,
      over ? words.until(formatDate(expiresAt)) : words.ends(formatDate(expiresAt)),
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
  return [texts().credentials.used(howLongAgo(lastReadAt, now))];
}
