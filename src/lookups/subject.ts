import type { Entity } from '../alerts/entities';
import { addressIn } from './activities/fields';

/** What has a look-up of its own. */
export const SUBJECT_KINDS = ['user', 'device', 'file', 'mail', 'ip', 'app'] as const;
export type SubjectKind = (typeof SUBJECT_KINDS)[number];

export interface Subject {
  kind: SubjectKind;
  /** What it is found by: an id where there is one. */
  name: string;
}

const GUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
const MESSAGE_ID = /^<[^\s<>]+@[^\s<>]+>$/;
const MACHINE_ID = /^[0-9a-f]{40}$/i;
/** What Defender for Cloud Apps knows an app by; apps with consent in Entra have none. */
const APP_NUMBER = /^\d{1,10}$/;
const LONGEST = 400;

/** The look-up of something an alert is about: of users, of mailboxes by their user, of devices, mails, IP addresses, cloud apps. */
export function subjectOf({ kind, name, names }: Entity): Subject | undefined {
  const known = [name, ...names];
  const one = (pattern: RegExp) => known.find((each) => pattern.test(each));
  if (kind === 'user') return subject('user', one(GUID) ?? one(/@/) ?? name);
  if (kind === 'mailbox') return subject('user', one(/@/));
  if (kind === 'device') return subject('device', one(MACHINE_ID) ?? name);
  if (kind === 'mail') return subject('mail', one(GUID) ?? one(MESSAGE_ID) ?? name);
  if (kind === 'ip') return subject('ip', addressIn(name));
  if (kind === 'app') return subject('app', one(APP_NUMBER));
  return undefined;
}

/** The look-up of a file, by its hash, on the device that an alert about it names too. */
export function fileOnDevice({ kind, names }: Entity, among: readonly Entity[]): Subject | undefined {
  const lengths = [64, 40, 32];
  const hash = lengths.flatMap((length) => names.find((name) => isHash(name, length)) ?? [])[0];
  const device = among
    .filter((one) => one.kind === 'device')
    .flatMap((one) => [one.name, ...one.names].find((name) => MACHINE_ID.test(name)) ?? [])[0];
  if (kind !== 'file' || hash === undefined || device === undefined) return undefined;
  return subject('file', `${hash} on ${device}`);
}

function isHash(name: string, length: number): boolean {
  return name.length === length && /^[0-9a-f]+$/i.test(name);
}

function subject(kind: SubjectKind, name: string | undefined): Subject | undefined {
  return name === undefined || name === '' || name.length > LONGEST ? undefined : { kind, name };
}
