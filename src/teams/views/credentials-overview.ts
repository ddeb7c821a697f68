import type { Button } from '../../cards/buttons';
import type { Card } from '../../cards/card';
import { credentialsCard } from '../../cards/credentials';
import type { ActualState } from '../../connection/actual-state';
import type { Connection } from '../../connection/connection-store';
import { type CredentialOnApplication, credentialsOnApplication } from '../../health/credentials';
import { credentialRow, leftInWords } from './credentials-view';
import { texts } from '../../texts/texts';

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
    context: texts().credentials.allAsShown(all.length, read.length),
    rows: all.map(({ credential, connection, actual, lastReadAt }) => {
      const row = credentialRow(credential, actual.readAt, lastReadAt);
      return { ...row, detail: `${connection.name} · ${row.detail}` };
    }),
    buttons: [
      ...soonest(all, without).slice(0, MOST_BUTTONS).map(toButton),
      { title: texts().buttons.status, verb: 'command.run', data: { text: 'status all' } },
    ],
  });
}

function isInUse({ credential, connection }: Placed, { id }: Connection): boolean {
  return credential.inUse && connection.id === id;
}

function headline(all: readonly Placed[], [without]: readonly ReadConnection[]): string {
  const words = texts().credentials;
  if (without !== undefined) return words.notThereOf(without.connection.name);
  const first = all.find(({ credential }) => credential.inUse);
  if (first === undefined) return words.noneAtAll;
  const { credential, connection, actual } = first;
  return words.first[credential.kind](connection.name, leftInWords(credential.expiresAt, actual.readAt));
}

/** The connections whose credentials need somebody first. */
function soonest(all: readonly Placed[], without: readonly ReadConnection[]): Connection[] {
  const inUse = all.filter(({ credential }) => credential.inUse);
  return [...without, ...inUse].map(({ connection }) => connection);
}

function toButton({ name }: Connection): Button {
  return { title: name, verb: 'command.run', data: { text: `credentials ${name}` } };
}
