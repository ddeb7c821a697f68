import { isIP } from 'node:net';
import { readSpan, TIME_HELP } from '../../alerts/query/time';
import { EVENTS, eventOf } from './events';

/** A field that activities can be asked for by. */
export interface ActivityField {
  name: string;
  /** What its values may be, in words. */
  expects: string;
  values?: readonly string[];
  /** Other names that people may try for it. */
  meantBy: readonly string[];
  /** The value in its one way of writing; undefined when it is none of the field's. */
  read(value: string, now: Date): string | undefined;
}

const DEVICE_TYPES = ['desktop', 'mobile', 'tablet', 'other'];
const LONGEST_NAME = 120;

/** Source of the device types: learn.microsoft.com/defender-cloud-apps/api-activities (device.type). */
export const ACTIVITY_FIELDS: readonly ActivityField[] = [
  {
    name: 'user',
    expects: "a user's address or name",
    meantBy: ['who', 'account', 'upn', 'username', 'person'],
    read: bareName,
  },
  {
    name: 'ip',
    expects: 'a whole IP address',
    meantBy: ['address', 'ipaddress', 'addr', 'from'],
    read: (value) => addressIn(value),
  },
  {
    name: 'app',
    expects: 'the name of an app such as SharePoint, or its number',
    meantBy: ['application', 'service', 'cloudapp'],
    read: bareName,
  },
  {
    name: 'event',
    expects: EVENTS.map(({ word }) => word).join(', '),
    values: EVENTS.map(({ word }) => word),
    meantBy: ['activity', 'action', 'type', 'what'],
    read: (value) => eventOf(value)?.word,
  },
  {
    name: 'country',
    expects: 'a country by its two letters, such as NL',
    meantBy: ['place', 'location', 'where'],
    read: (value) => (/^[a-z]{2}$/i.test(value) ? value.toUpperCase() : undefined),
  },
  {
    name: 'device',
    expects: DEVICE_TYPES.join(', '),
    values: DEVICE_TYPES,
    meantBy: ['devicetype', 'agent'],
    read: (value) => DEVICE_TYPES.find((type) => type === value.toLowerCase()),
  },
  timeField('since', ['newer', 'after', 'start']),
  timeField('until', ['before', 'older', 'end']),
];

/** An IP address, however it was made harmless; undefined when it is none. */
export function addressIn(value: string): string | undefined {
  const address = value.replaceAll('[.]', '.').replaceAll('[:]', ':').toLowerCase();
  return isIP(address) === 0 ? undefined : address;
}

function bareName(value: string): string | undefined {
  return value.length > LONGEST_NAME || !/[\p{L}\p{N}]/u.test(value) ? undefined : value;
}

function timeField(name: string, meantBy: readonly string[]): ActivityField {
  const read = (value: string, now: Date) => (readSpan(value, now) === undefined ? undefined : value);
  return { name, expects: TIME_HELP, meantBy, read };
}
