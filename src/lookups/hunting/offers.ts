import type { Entity } from '../../alerts/entities';
import type { Alert } from '../../alerts/model';
import type { LibraryHunt } from './library/define';
import { library } from './library';
import { kqlString } from './literal';
import { declared } from './parameters';
import type { HuntQuestion } from './question';

/** A hunt of the library for something that an alert names. */
export interface Offer {
  hunt: LibraryHunt;
  entity: Entity;
}

/** The hunts that fit what an alert is about: first one of each hunt, the most wanted first, then the others. */
export function offersFor({ entities }: Pick<Alert, 'entities'>): Offer[] {
  const fitting = library.map((hunt) =>
    entities
      .filter((entity) => hunt.kinds.includes(entity.kind) && hunt.read(entity) !== undefined)
      .map((entity) => ({ hunt, entity })),
  );
  return [
    ...fitting.flatMap((offers) => offers.slice(0, 1)),
    ...fitting.flatMap((offers) => offers.slice(1)),
  ];
}

/** The offer that a button stands for, found among those of the alert as it is now. */
export function findOffer(alert: Alert, huntId: string, kind: string, key: string): Offer | undefined {
  return offersFor(alert).find(
    ({ hunt, entity }) => hunt.id === huntId && entity.kind === kind && entity.key === key,
  );
}

/** What an offer asks: what it wants of the entity is declared before the query, never put into it. */
export function questionOf({ hunt, entity }: Offer, alertId: string): HuntQuestion {
  const values = Object.entries(hunt.read(entity) ?? {});
  const declarations = values.map(([name, value]) => declared(name, kqlString(value)));
  return {
    query: [...declarations, hunt.query].join('\n'),
    offer: { hunt: hunt.id, about: entity.name.slice(0, 100) },
    alertId,
  };
}
