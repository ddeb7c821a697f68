import type { Entity } from '../../../alerts/entities';

const GUID = /^[\da-f]{8}-(?:[\da-f]{4}-){3}[\da-f]{12}$/i;

/** Of the names of an entity, those that look like what a column holds; undefined where none does. */
export const addressOf = named((name) => /^[^\s@<>]+@[^\s@<>]+$/.test(name));
export const objectIdOf = named((name) => GUID.test(name));
export const ipOf = named((name) => /^[\da-f.:]{3,45}$/i.test(name));
export const sha256Of = named((name) => /^[\da-f]{64}$/i.test(name));
export const sha1Of = named((name) => /^[\da-f]{40}$/i.test(name));

/** The account's name without its domain, as computers log it. */
export function accountNameOf(entity: Entity): string | undefined {
  return addressOf(entity)?.split('@')[0];
}

/** The computer's name: the full one where it is known, as the tables have it. */
export function deviceNameOf({ names }: Entity): string | undefined {
  return names.find((name) => name.includes('.')) ?? names.find((name) => !/^[\da-f-]{32,40}$/i.test(name));
}

/** The host of an address, without scheme, path and port. */
export function hostOf({ name }: Entity): string | undefined {
  const whole = /^[a-z][\w+.-]*:\/\//i.test(name) ? name : `https://${name}`;
  if (!URL.canParse(whole)) return undefined;
  const { hostname } = new URL(whole);
  return hostname === '' ? undefined : hostname;
}

/** NetworkMessageId tells a mail apart; alerts that have none name it by its subject alone. */
export function messageIdOf(entity: Entity): string | undefined {
  return GUID.test(entity.key) ? entity.key : objectIdOf(entity);
}

/** All of them, or nothing where one is missing. */
export function given(values: Readonly<Record<string, string | undefined>>) {
  const known = Object.entries(values).flatMap(([name, value]) =>
    value === undefined ? [] : [[name, value]],
  );
  const whole = known.length === Object.keys(values).length;
  return whole ? (Object.fromEntries(known) as Record<string, string>) : undefined;
}

function named(fits: (name: string) => boolean) {
  return ({ names }: Entity): string | undefined => names.find(fits);
}
