import type { Entity } from '../alerts/entities';

/** What has a look-up of its own. */
export const SUBJECT_KINDS = ['user', 'device', 'mail'] as const;
export type SubjectKind = (typeof SUBJECT_KINDS)[number];

export interface Subject {
  kind: SubjectKind;
  /** What it is found by: an id where there is one. */
  name: string;
}

const GUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
const MESSAGE_ID = /^<[^\s<>]+@[^\s<>]+>$/;
const MACHINE_ID = /^[0-9a-f]{40}$/i;
const LONGEST = 400;

/** The look-up of something an alert is about: of users, of mailboxes by their user, of devices, of mails. */
export function subjectOf({ kind, name, names }: Entity): Subject | undefined {
  const known = [name, ...names];
  const one = (pattern: RegExp) => known.find((each) => pattern.test(each));
  if (kind === 'user') return subject('user', one(GUID) ?? one(/@/) ?? name);
  if (kind === 'mailbox') return subject('user', one(/@/));
  if (kind === 'device') return subject('device', one(MACHINE_ID) ?? name);
  if (kind === 'mail') return subject('mail', one(GUID) ?? one(MESSAGE_ID) ?? name);
  return undefined;
}

function subject(kind: SubjectKind, name: string | undefined): Subject | undefined {
  return name === undefined || name === '' || name.length > LONGEST ? undefined : { kind, name };
}
