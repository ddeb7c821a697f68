import type { World } from '../../world';

/** What an alert shows, to be found in the tables too. */
export interface Happening {
  at: Date;
  /** The pieces of evidence of a type, such as `ipEvidence`. */
  of(type: string): Record<string, unknown>[];
}

/** Every alert of the tenant, as far as it is whole. */
export function happenings({ alerts }: World): Happening[] {
  return alerts.newestFirst().flatMap(({ raw }) => {
    const at = new Date(String(raw['createdDateTime']));
    const evidence = (Array.isArray(raw['evidence']) ? raw['evidence'] : []).filter(isRecord);
    if (Number.isNaN(at.getTime())) return [];
    const of = (type: string) =>
      evidence.filter((piece) => String(piece['@odata.type']).endsWith(`.${type}`));
    return [{ at, of }];
  });
}

/** The text that a path such as `userAccount.accountName` leads to. */
export function textAt(piece: unknown, where: string): string {
  const found = where
    .split('.')
    .reduce<unknown>((inner, name) => (isRecord(inner) ? inner[name] : undefined), piece);
  return typeof found === 'string' || typeof found === 'number' ? String(found) : '';
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
