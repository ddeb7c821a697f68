import { canonicalInstant } from '../alerts/instant';
import { badQuery } from './failure';
import type { Token } from './filter-tokens';

/** How a property may be compared. */
export type PropertyType = 'string' | 'guid' | 'boolean' | 'instant' | { members: readonly string[] };

/** The properties of a resource that `$filter` understands. */
export interface FilterRules {
  /** The resource's name in the metadata, for messages. */
  type: string;
  properties: Readonly<Record<string, PropertyType>>;
  /** Functions of a property and a string, such as startswith. */
  functions?: readonly string[];
}

export function propertyType({ type, properties }: FilterRules, name: string): PropertyType {
  const known = Object.hasOwn(properties, name) ? properties[name] : undefined;
  if (known !== undefined) return known;
  throw badQuery(
    `Invalid filter clause: The property '${name}' is not supported in $filter on type '${type}'.`,
  );
}

/** A constant in the form values of this type are compared in; null for null. @throws GraphRefusal */
export function constant(token: Token | undefined, type: PropertyType): string | boolean | null {
  if (token?.kind === 'word' && token.text === 'null') return null;
  if (type === 'boolean') {
    if (token?.kind === 'word' && /^(true|false)$/.test(token.text)) return token.text === 'true';
    throw mismatch('Edm.Boolean');
  }
  if (type === 'instant') {
    const instant = token?.kind === 'word' ? canonicalInstant(token.text) : undefined;
    if (instant !== undefined) return instant;
    throw mismatch('Edm.DateTimeOffset');
  }
  if (type === 'guid' && token?.kind === 'word') return token.text.toLowerCase();
  if (token?.kind !== 'string') throw mismatch('Edm.String');
  if (typeof type === 'object' && !type.members.includes(token.text)) {
    throw badQuery(
      `Invalid filter clause: The string '${token.text}' is not a valid enumeration type constant.`,
    );
  }
  return token.text.toLowerCase();
}

/** A value of an object in the same form. */
export function comparable(value: unknown, type: PropertyType): string | boolean | null {
  if (value === null || value === undefined) return null;
  if (type === 'instant') return typeof value === 'string' ? (canonicalInstant(value) ?? null) : null;
  if (typeof value === 'boolean') return value;
  return typeof value === 'string' ? value.toLowerCase() : null;
}

function mismatch(wanted: string): Error {
  return badQuery(
    `Invalid filter clause: A binary operator with incompatible types was detected. Found operand types '${wanted}' and another one.`,
  );
}
