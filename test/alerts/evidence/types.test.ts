import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { READINGS } from '../../../src/alerts/evidence/readings';
import { readEvidence } from '../../../src/alerts/evidence/read-evidence';

/** The metadata of Graph; it lies beside the repository where the project is developed. */
const METADATA = path.resolve(__dirname, '../../../../shared/graph/v1.0.csdl');
const whenThere = existsSync(METADATA) ? describe : describe.skip;

it('reads evidence of a type that it does not know', () => {
  const { type, entity } = readEvidence({
    '@odata.type': '#microsoft.graph.security.quantumLinkEvidence',
    verdict: 'malicious',
    linkName: 'q-1',
  });
  expect(type).toBe('quantumLinkEvidence');
  expect(entity).toMatchObject({ kind: 'other', name: 'q-1', detail: 'quantum link', verdict: 'malicious' });
  expect(readEvidence({}).entity).toMatchObject({ kind: 'other', name: 'evidence' });
  expect(readEvidence({ '@odata.type': '#x.constructor' }).entity).toMatchObject({
    kind: 'other',
    name: 'constructor',
  });
});

whenThere(`against ${METADATA}`, () => {
  const types = existsSync(METADATA)
    ? readTypes(readFileSync(METADATA, 'utf8'))
    : new Map<string, Properties>();
  const evidenceTypes = [...types.keys()].filter((name) => types.get(name)?.base === 'alertEvidence');

  it('knows every type of evidence, and none besides', () => {
    expect(evidenceTypes.length).toBeGreaterThan(40);
    const read = Object.keys(READINGS).filter((name) => name.endsWith('Evidence'));
    expect(read.sort()).toEqual(evidenceTypes.sort());
  });

  it.each(evidenceTypes)('reads no field of %s that it does not have', (name) => {
    const { names = [], details = [], identity = [], also = {} } = READINGS[name] ?? {};
    for (const field of [...names, ...details, ...identity, ...Object.keys(also)])
      expect([field, typeAt(types, name, field)]).toEqual([field, expect.any(String)]);
    for (const [field, as] of Object.entries(also).filter(([, type]) => types.has(type)))
      expect([field, typeAt(types, name, field)]).toEqual([field, as]);
  });

  it.each(evidenceTypes)('gives %s a name of its own', (name) => {
    const sample = { '@odata.type': `#microsoft.graph.security.${name}`, ...sampleOf(types, name, 0) };
    const { entity } = readEvidence(sample);
    expect(entity.name).toMatch(/^(a \w+|7)$/);
    expect(entity.key).toBe(entity.key.toLowerCase());
    expect(entity.verdict).toBe('a verdict');
    expect(entity.roles).toEqual(['a roles']);
  });
});

interface Properties {
  base: string | undefined;
  fields: Map<string, { type: string; many: boolean }>;
}

/** The complex types of microsoft.graph.security, with the fields they inherit left out. */
function readTypes(metadata: string): Map<string, Properties> {
  const schema = /<Schema Namespace="microsoft\.graph\.security".*?<\/Schema>/s.exec(metadata)?.[0] ?? '';
  const found = schema.matchAll(/<ComplexType Name="(\w+)"([^>]*?)(?:\/>|>(.*?)<\/ComplexType>)/gs);
  return new Map(
    [...found].map(([, name = '', attributes = '', body = '']) => {
      const base = /BaseType="(?:self|microsoft\.graph\.security)\.(\w+)"/.exec(attributes)?.[1];
      const properties = [...body.matchAll(/<(?:Navigation)?Property Name="(\w+)" Type="([^"]+)"/g)];
      const fields = properties.map(([, field = '', type = '']) => {
        const short =
          type
            .replace(/^Collection\(|\)$/g, '')
            .split('.')
            .at(-1) ?? '';
        return [field, { type: short, many: type.startsWith('Collection(') }] as const;
      });
      return [name, { base, fields: new Map(fields) }];
    }),
  );
}

function fieldsOf(types: Map<string, Properties>, name: string): Properties['fields'] {
  const type = types.get(name);
  const inherited = type?.base === undefined ? [] : [...fieldsOf(types, type.base)];
  return new Map([...inherited, ...(type?.fields ?? [])]);
}

function typeAt(types: Map<string, Properties>, name: string, field: string): string | undefined {
  let type: string | undefined = name;
  for (const part of field.split('.')) type = type && fieldsOf(types, type).get(part)?.type;
  return type;
}

function sampleOf(types: Map<string, Properties>, name: string, depth: number): Record<string, unknown> {
  const entries = [...fieldsOf(types, name)].map(([field, { type, many }]) => {
    const numeric = /^Int\d+$/.test(type);
    const plain = numeric ? 7 : `a ${field}`;
    const value = types.has(type) ? (depth > 2 ? null : sampleOf(types, type, depth + 1)) : plain;
    return [field, many ? [value] : value] as const;
  });
  return Object.fromEntries(entries);
}
