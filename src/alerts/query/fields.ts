import type { Field } from './field';
import { classification, detection, determination, severity, source, status } from './fields/choices';
import { device, file, hash, ip, mailbox, url, user } from './fields/entities';
import { has } from './fields/has-field';
import { idField } from './fields/id-field';
import { ping } from './fields/ping-field';
import { assigned, category, incident, technique } from './fields/texts';
import { after, before, since, until } from './fields/times';

/** Every field, in the order that help shows them. */
export const FIELDS: readonly Field[] = [
  severity,
  status,
  source,
  since,
  until,
  before,
  after,
  user,
  device,
  ip,
  file,
  hash,
  url,
  mailbox,
  technique,
  category,
  detection,
  assigned,
  classification,
  determination,
  incident,
  has,
  idField,
  ping,
];
