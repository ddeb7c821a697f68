import type { Button } from '../../cards/buttons';
import type { Card } from '../../cards/card';
import { credentialsCard } from '../../cards/credentials';
import type { ActualState } from '../../connection/actual-state';
import type { Connection } from '../../connection/connection-store';
import { type CredentialOnApplication, credentialsOnApplication } from '../../health/credentials';
import { credentialRow, leftInWords, wordFor } from './credentials-view';

const MOST_BUTTONS = 3;

/** A connection as the tenant shows it, and when alerts were last read with it. */
export interface ReadConnection {
  connection: Connection;
  actual: ActualState;
  lastReadAt: Date | undefined;
}

interface Placed extends ReadConnection {
  credential: CredentialOnApplication;
}

/** Every secret and certificate of every connection of a tenant, the first to end first. */
export function credentialsOverview(read: readonly ReadConnection[]): Card {
  const all = read
    .flatMap((one) =>
      credentialsOnApplication(one.connection, one.actual).map((credential) => ({ ...one, credential })),
    )
    .sort((a, b) => a.credential.expiresAt.getTime() - b.credential.expiresAt.getTime());
  const without = read.filter(({ connection }) => !all.some((one) => isInUse(one, connection)));
  return credentialsCard({
    headline: headline(all, without),
    context: `${all.length} on the applications of ${read.length} connections, as they show them now`,
    rows: all.map(({ credential, connection, actual, lastReadAt }) => {
      const row = credentialRow(credential, actual.readAt, lastReadAt);
      return { ...row, detail: `${connection.name} · ${row.detail}` };
    }),
    buttons: [
      ...soonest(all, without).slice(0, MOST_BUTTONS).map(toButton),
      { title: 'Status', verb: 'command.run', data: { text: 'status all' } },
    ],
  });
}

function isInUse({ credential, connection }: Placed, { id }: Connection): boolean {
  return credential.inUse && connection.id === id;
}

function headline(all: readonly Placed[], [without]: readonly ReadConnection[]): string {
  if (without !== undefined) return `What ${without.connection.name} signs in with is not on its application`;
  const first = all.find(({ credential }) => credential.inUse);
  if (first === undefined) return 'There are no credentials';
  const { credential, connection, actual } = first;
  return `First to end: the ${wordFor(credential)} of ${connection.name} ${leftInWords(credential.expiresAt, actual.readAt)}`;
}

/** The connections whose credentials need somebody first. */
function soonest(all: readonly Placed[], without: readonly ReadConnection[]): Connection[] {
  const inUse = all.filter(({ credential }) => credential.inUse);
  return [...without, ...inUse].map(({ connection }) => connection);
}

function toButton({ name }: Connection): Button {
  return { title: name, verb: 'command.run', data: { text: `credentials ${name}` } };
}
