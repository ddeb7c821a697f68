import { badQuery } from './failure';

type Properties = Record<string, unknown>;

/** The properties named by `$select`, or undefined when there is none. @throws GraphRefusal for an unknown name */
export function selection(
  select: string | undefined,
  known: (name: string) => boolean,
  type: string,
): string[] | undefined {
  if (select === undefined) return undefined;
  const names = select.split(',').map((name) => name.trim());
  for (const name of names) {
    if (!known(name)) {
      throw badQuery(
        `Parsing OData Select and Expand failed: Could not find a property named '${name}' on type '${type}'.`,
      );
    }
  }
  return names;
}

/** The object with the selected properties only (all of them when nothing is selected); `id` and annotations stay. */
export function pick(object: Properties, names: readonly string[] | undefined): Properties {
  if (names === undefined) return object;
  const kept = Object.entries(object).filter(([name]) => names.includes(name) || name.startsWith('@odata.'));
  return Object.fromEntries(kept);
}
