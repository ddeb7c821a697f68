import type { Entity, EntityKind } from '../../../alerts/entities';
import { listed } from '../../../listed';
import { texts } from '../../../texts/texts';

/** A hunt that comes with the product: a question about something that an alert names. */
export interface LibraryHunt {
  /** What a button calls it; what it answers is said in the catalogue, under this id. */
  id: string;
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

/** What a hunt of the library answers. One of an earlier version, which is not there any more, is called by its id. */
export function libraryTitle(id: string): string {
  return listed(texts().hunts.library, id) ?? id;
}
