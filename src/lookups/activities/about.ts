import type { Condition } from './query';

/** What a query is about: the one user, address or app that it names. */
export interface About {
  kind: 'user' | 'ip' | 'app';
  name: string;
}

const KINDS = ['user', 'ip', 'app'] as const;

/** Who or what a resolved query is about, a user before an address before an app; undefined where it names none, or several. */
export function aboutOf(conditions: readonly Condition[]): About | undefined {
  const found = KINDS.flatMap((kind) => {
    const [one] = conditions.filter(({ field, negated }) => field === kind && !negated);
    const [name, ...others] = one?.values ?? [];
    return name === undefined || others.length > 0 ? [] : [{ kind, name }];
  });
  return found[0];
}
