import { createHash } from 'node:crypto';
import { file, ip, url } from '../../../src/sandbox/alerts/evidence';
import { type AlertRecord, type Fate, makeAlert, untouched } from '../../../src/sandbox/alerts/make-alert';
import { stories } from '../../../src/sandbox/alerts/stories';
import { pick, seededRandom } from '../../alerts/support/random';

/** As long as Defender keeps alerts. */
const DAYS = 180;
const DAY_MS = 86_400_000;
const PER_PERSON = 50;
const PER_INCIDENT = 3;
const GIVEN = [
  'ava',
  'ben',
  'carla',
  'dev',
  'elif',
  'farid',
  'grace',
  'hugo',
  'ines',
  'jonas',
  'kira',
  'liam',
];
const FAMILY = [
  'lindqvist',
  'okafor',
  'moreno',
  'raman',
  'yilmaz',
  'haddad',
  'novak',
  'silva',
  'meyer',
  'tanaka',
];
const RESOLVED: readonly Pick<Fate, 'classification' | 'determination'>[] = [
  { classification: 'truePositive', determination: 'malware' },
  { classification: 'falsePositive', determination: 'notMalicious' },
  { classification: 'informationalExpectedActivity', determination: 'lineOfBusinessApplication' },
];

/**
 * Alerts as a tenant of this size has them, evenly over the time that they are kept, the oldest first: the sandbox's
 * stories, each about one of many people and their computer, some with things that no other has. The same in every run,
 * counted back from `now`; about fifty are about each person, however many there are.
 */
export function* believableAlerts(count: number, tenantId: string, now: Date): Generator<AlertRecord, void> {
  const random = seededRandom(count);
  const people = Math.max(1, Math.round(count / PER_PERSON));
  for (let number = 0; number < count; number++) {
    const age = (DAYS * DAY_MS * (count - number)) / count;
    const at = new Date(now.getTime() - age).toISOString();
    const scene = { ...personOf(Math.floor(random() * people)), tenantId, at };
    const alert = makeAlert(
      pick(random, stories),
      scene,
      number,
      Math.floor(number / PER_INCIDENT),
      fateOf(age, random),
    );
    const own = number % 10 === 0 ? ownEvidence(number).map((make) => make(scene)) : [];
    yield { ...alert, evidence: [...(alert['evidence'] as unknown[]), ...own] };
  }
}

/** A person's computer has the person's number in its name, and so has its address. */
function personOf(number: number) {
  const name = nameOf(number);
  const id = guidOf(`person ${number}`);
  const device = {
    ...{ name: deviceName(number), ip: addressOf(number), ownerId: id },
    ...{ mdeDeviceId: guidOf(`mde ${number}`), azureAdDeviceId: guidOf(`device ${number}`) },
    ...{ osPlatform: 'Windows11', osBuild: 22631, version: '23H2', groupName: 'Laptops' },
  };
  const user = {
    ...{ id, displayName: name.replace('.', ' '), userPrincipalName: `${name}@contosoharbour.example` },
    ...{ accountEnabled: true, userType: 'Member' as const, more: {} },
  };
  return { user, device };
}

export function nameOf(person: number): string {
  const given = GIVEN[person % GIVEN.length] ?? '';
  const family = FAMILY[Math.floor(person / GIVEN.length) % FAMILY.length] ?? '';
  return `${given}.${family}${person}`;
}

export function deviceName(person: number): string {
  return `lap-h${person}`;
}

/** Of the alerts that have some. */
export function addressOf(number: number): string {
  return `10.${Math.floor(number / 65_536) % 256}.${Math.floor(number / 256) % 256}.${number % 256}`;
}

export function ownFileName(number: number): string {
  return `dropper${number}.exe`;
}

function ownEvidence(number: number) {
  const address = `https://cdn${number}.harbour-invoices.example/load`;
  return [file(ownFileName(number)), ip(addressOf(number), 'RO'), url(address)];
}

export function hashOfOwnFile(number: number): string {
  return createHash('sha256').update(ownFileName(number)).digest('hex');
}

/** Old alerts have mostly been dealt with, young ones mostly not. */
function fateOf(age: number, random: () => number): Fate {
  const luck = random();
  const analyst = `${pick(random, GIVEN)}.analyst@contosoharbour.example`;
  if (age > 2 * DAY_MS && luck < 0.9) {
    const changedAfterMs = Math.floor(random() * 3 * DAY_MS);
    return { ...pick(random, RESOLVED), status: 'resolved', assignedTo: analyst, changedAfterMs };
  }
  if (luck < 0.4)
    return { ...untouched, status: 'inProgress', assignedTo: analyst, changedAfterMs: 3_600_000 };
  return untouched;
}

function guidOf(text: string): string {
  const hex = createHash('sha256').update(text).digest('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}
