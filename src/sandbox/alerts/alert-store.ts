import { canonicalInstant } from './instant';

/** An alert or incident as it was given, with what the lists sort by. */
export interface StoredItem {
  id: string;
  /** createdDateTime in canonical form. */
  created: string;
  raw: Record<string, unknown>;
}

/** Alerts, or incidents. */
export interface AlertStore {
  /** Adds items; one whose id is there already takes the other's place. */
  put(items: readonly (Record<string, unknown> & { id: string })[]): void;
  find(id: string): Record<string, unknown> | undefined;
  /** By createdDateTime and id, descending. */
  newestFirst(): readonly StoredItem[];
  /** Called after every change. */
  onChange(listener: () => void): void;
}

export function createAlertStore(initial: readonly (Record<string, unknown> & { id: string })[]): AlertStore {
  const items = new Map<string, StoredItem>();
  const listeners: (() => void)[] = [];
  let sorted: StoredItem[] | undefined;

  function add(raw: Record<string, unknown> & { id: string }): void {
    const time = raw['createdDateTime'];
    const created = (typeof time === 'string' ? canonicalInstant(time) : undefined) ?? '';
    items.set(raw.id, { id: raw.id, created, raw });
  }

  initial.forEach(add);
  return {
    put(added) {
      added.forEach(add);
      sorted = undefined;
      for (const listener of listeners) listener();
    },
    find: (id) => items.get(id)?.raw,
    newestFirst() {
      sorted ??= [...items.values()].sort(newerFirst);
      return sorted;
    },
    onChange(listener) {
      listeners.push(listener);
    },
  };
}

function newerFirst(one: StoredItem, other: StoredItem): number {
  if (one.created !== other.created) return one.created < other.created ? 1 : -1;
  if (one.id === other.id) return 0;
  return one.id < other.id ? 1 : -1;
}
