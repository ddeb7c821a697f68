import { randomUUID } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { loadConfig } from '../../src/config/config';
import { ConfigurationProblem } from '../../src/config/environment';
import { generateCertificate } from '../../src/connection/certificate';

const clientId = randomUUID();
const sandbox = {
  AZURE_AUTHORITY_HOST: 'https://localhost:4443',
  GRAPH_URL: 'https://localhost:4443',
  ENDPOINT_URL: 'https://localhost:4443',
  EXCHANGE_URL: 'https://localhost:4443',
  AZURE_TENANT_ID: randomUUID(),
  AZURE_CLIENT_ID: clientId,
};

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'drawbridge-pem-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

async function file(content: string): Promise<string> {
  const name = path.join(folder, randomUUID());
  await writeFile(name, content);
  return name;
}

function identity(more: Record<string, string>) {
  return loadConfig({ ...sandbox, ...more }).identity;
}

function problem(more: Record<string, string>): string {
  try {
    identity(more);
  } catch (error) {
    if (error instanceof ConfigurationProblem) return error.message;
    throw error;
  }
  return 'none';
}

it('takes a secret, a certificate, or a managed identity', async () => {
  expect(identity({ AZURE_CLIENT_SECRET: 's' }).credential).toEqual({ kind: 'client-secret', secret: 's' });
  const { certificate, privateKey } = await generateCertificate('Bot', 90, new Date());
  const pem = `${certificate}\n${privateKey}\n`;
  const where = await file(pem);
  expect(identity({ AZURE_CLIENT_CERTIFICATE_PATH: where }).credential).toEqual({
    kind: 'certificate',
    path: where,
    pem,
  });
  const managedIdentityId = randomUUID();
  expect(identity({ AZURE_MANAGED_IDENTITY: managedIdentityId })).toEqual({
    clientId,
    credential: { kind: 'federated', managedIdentityId },
  });
  const itself = { kind: 'managed-identity', managedIdentityId: clientId };
  expect(identity({ AZURE_MANAGED_IDENTITY: clientId }).credential).toEqual(itself);
  expect(identity({ AZURE_MANAGED_IDENTITY: 'system' }).credential).toEqual({
    kind: 'managed-identity',
    managedIdentityId: undefined,
  });
});

it('wants exactly one, and says in one line what is missing or too much', () => {
  expect(problem({})).toMatch(/^AZURE_CLIENT_SECRET is not set, nor is [^\n]+: set one of them\.$/);
  expect(problem({ AZURE_CLIENT_SECRET: 'hidden', AZURE_MANAGED_IDENTITY: 'system' })).toMatch(
    /^AZURE_CLIENT_SECRET and AZURE_MANAGED_IDENTITY are set together: [^\n]+$/,
  );
  expect(
    problem({
      AZURE_CLIENT_SECRET: 'hidden',
      AZURE_CLIENT_CERTIFICATE_PATH: '/x',
      AZURE_MANAGED_IDENTITY: 'system',
    }),
  ).not.toContain('hidden');
});

it('refuses a certificate file that is none, in one line', async () => {
  const mine = await generateCertificate('Mine', 90, new Date());
  const other = await generateCertificate('Other', 90, new Date());
  const encrypted = '-----BEGIN ENCRYPTED PRIVATE KEY-----\nAAAA\n-----END ENCRYPTED PRIVATE KEY-----\n';
  const wrong: [string, RegExp][] = [
    [path.join(folder, 'nowhere'), /cannot be read \(ENOENT\)/],
    [await file('nonsense'), /holds no certificate/],
    [await file(mine.privateKey), /holds no certificate/],
    [await file(mine.certificate), /holds no private key/],
    [await file(`${mine.certificate}\n${encrypted}`), /is encrypted/],
    [await file(`${mine.certificate}\n${other.privateKey}\n`), /do not belong together/],
  ];
  for (const [where, why] of wrong) {
    const said = problem({ AZURE_CLIENT_CERTIFICATE_PATH: where });
    expect(said).toMatch(why);
    expect(said).not.toContain('\n');
    expect(said).not.toContain('BEGIN');
  }
});

it('does not let people sign in to what is no application', () => {
  expect(problem({ AZURE_MANAGED_IDENTITY: 'system', AUTHORITY: 'delegated' })).toMatch(
    /^AUTHORITY=delegated needs an application/,
  );
  expect(problem({ AZURE_MANAGED_IDENTITY: randomUUID(), AUTHORITY: 'delegated' })).toBe('none');
});

it.each(['*', randomUUID(), `${sandbox.AZURE_TENANT_ID},${randomUUID()}`])(
  'does not take a managed identity of one tenant into others (%s)',
  (ALLOWED_TENANTS) => {
    expect(problem({ AZURE_MANAGED_IDENTITY: 'system', ALLOWED_TENANTS })).toMatch(/^ALLOWED_TENANTS names/);
    expect(problem({ AZURE_MANAGED_IDENTITY: randomUUID(), ALLOWED_TENANTS })).toBe('none');
  },
);

it('takes a managed identity into its own tenant', () => {
  const ALLOWED_TENANTS = sandbox.AZURE_TENANT_ID;
  expect(problem({ AZURE_MANAGED_IDENTITY: 'system', ALLOWED_TENANTS })).toBe('none');
});
