import { existsSync, readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { startSandbox } from '../../src/sandbox/sandbox';

/** The metadata of Graph; it lies beside the repository where the project is developed. */
const METADATA = path.resolve(__dirname, '../../../shared/graph/v1.0.csdl');
const whenThere = existsSync(METADATA) ? describe : describe.skip;

interface Item {
  [property: string]: unknown;
  serviceSource: string;
  createdDateTime: string;
  evidence: Record<string, unknown>[];
}

let home: string;
let alerts: Item[];
let incidents: Record<string, unknown>[];

beforeAll(async () => {
  home = await mkdtemp(path.join(tmpdir(), 'drawbridge-alerts-'));
  const sandbox = await startSandbox({ port: 0, home });
  await sandbox.close();
  const stored = readFileSync(path.join(home, 'sandbox', 'alerts.json'), 'utf8');
  ({ alerts, incidents } = JSON.parse(stored) as { alerts: Item[]; incidents: Record<string, unknown>[] });
});
afterAll(() => rm(home, { recursive: true, force: true }));

it('has at least sixty alerts of every service, with many types of evidence, in the last thirty days', () => {
  expect(alerts.length).toBeGreaterThanOrEqual(60);
  expect(new Set(alerts.map(({ serviceSource }) => serviceSource)).size).toBe(13);
  const types = new Set(alerts.flatMap(({ evidence }) => evidence.map((one) => one['@odata.type'])));
  expect(types.size).toBeGreaterThanOrEqual(10);
  const oldest = Math.min(...alerts.map(({ createdDateTime }) => Date.parse(createdDateTime)));
  expect(Date.now() - oldest).toBeLessThan(31 * 86_400_000);
});

it('gives every alert an id of its own, and an incident that is there', () => {
  expect(new Set(alerts.map(({ id }) => id)).size).toBe(alerts.length);
  const ids = incidents.map(({ id }) => id);
  for (const { incidentId } of alerts) expect(ids).toContain(incidentId);
});

whenThere(`against ${METADATA}`, () => {
  const metadata = existsSync(METADATA) ? readFileSync(METADATA, 'utf8') : '';
  const security = metadata.slice(metadata.indexOf('Namespace="microsoft.graph.security"'));

  /** The properties of a type with their types; those of the type it derives from too. */
  function properties(name: string): Map<string, string> {
    const found = new RegExp(`<(ComplexType|EntityType) Name="${name}"([^>]*)>(.*?)</\\1>`, 's').exec(
      security,
    );
    const base = /BaseType="(?:self|graph\.security|microsoft\.graph\.security)\.(\w+)"/.exec(
      found?.[2] ?? '',
    )?.[1];
    const own = [...(found?.[3] ?? '').matchAll(/<Property Name="(\w+)" Type="([^"]+)"/g)];
    const inherited = base === undefined ? [] : [...properties(base)];
    return new Map([
      ...inherited,
      ...own.map(([, property = '', type = '']): [string, string] => [property, type]),
    ]);
  }

  function members(type: string): string[] | undefined {
    const name = /\.(\w+)\)?$/.exec(type)?.[1] ?? '';
    const found = new RegExp(`<EnumType Name="${name}"[^>]*>(.*?)</EnumType>`, 's').exec(security);
    return found?.[1] === undefined
      ? undefined
      : [...found[1].matchAll(/Member Name="(\w+)"/g)].map(([, one = '']) => one);
  }

  function problems(item: Record<string, unknown>, type: string): string[] {
    const known = properties(type);
    return Object.entries(item).flatMap(([property, value]) => {
      if (property === '@odata.type' || property === 'id') return [];
      const declared = known.get(property);
      if (declared === undefined) return [`${type}.${property} is not in the metadata`];
      const allowed = members(declared);
      const wrong = allowed !== undefined && typeof value === 'string' && !allowed.includes(value);
      return wrong ? [`${type}.${property} is never ${value}`] : [];
    });
  }

  it('uses no property and no enum member that Graph does not have', () => {
    const evidence = alerts.flatMap((alert) => alert.evidence);
    const typeOf = (item: Record<string, unknown>) => String(item['@odata.type']).split('.').at(-1) ?? '';
    expect(alerts.flatMap((alert) => problems(alert, 'alert'))).toEqual([]);
    expect(incidents.flatMap((incident) => problems(incident, 'incident'))).toEqual([]);
    expect(evidence.flatMap((one) => problems(one, typeOf(one)))).toEqual([]);
  });
});
