import type { StoredAlert } from '../alerts/list';

/** The alerts that were looked up for one question, by the short names that the model knows them by. */
export interface Citations {
  refer(alert: StoredAlert): string;
  idOf(ref: string): string;
  get(ref: string): StoredAlert | undefined;
}

export function createCitations(): Citations {
  const byRef = new Map<string, StoredAlert>();
  return {
    refer(alert) {
      const known = [...byRef].find(
        ([, one]) => one.id === alert.id && one.connectionId === alert.connectionId,
      );
      const ref = known?.[0] ?? `A${byRef.size + 1}`;
      byRef.set(ref, alert);
      return ref;
    },
    idOf: (ref) => byRef.get(ref.trim().replaceAll(/[[\]]/g, ''))?.id ?? ref,
    get: (ref) => byRef.get(ref),
  };
}
