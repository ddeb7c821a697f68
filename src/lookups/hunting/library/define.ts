import type { Entity, EntityKind } from '../../../alerts/entities';

/** A hunt that comes with the product: a question about something that an alert names. */
export interface LibraryHunt {
  /** What a button calls it. */
  id: string;
  /** The question, as a person asks it. */
  title: string;
  /** What it is asked of. */
  kinds: readonly EntityKind[];
  /** What of the entity it wants, by the names that the query uses; undefined: this one does not have it. */
  read(entity: Entity): Readonly<Record<string, string>> | undefined;
  /** KQL over the documented tables. Names that `read` gives are declared before it. */
  query: string;
}

/** Names the type; a hunt is one file and one line in the list. */
export function defineHunt(hunt: LibraryHunt): LibraryHunt {
  return hunt;
}
