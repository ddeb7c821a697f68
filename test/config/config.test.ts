import { randomBytes, randomUUID } from 'node:crypto';
import path from 'node:path';
import { loadConfig } from '../../src/config/config';
import { ConfigurationProblem } from '../../src/config/environment';

const sandbox = {
  AZURE_AUTHORITY_HOST: 'https://localhost:4443',
  GRAPH_URL: 'https://localhost:4443',
  AZURE_TENANT_ID: randomUUID(),
  ENDPOINT_URL: 'https://localhost:4443',
  EXCHANGE_URL: 'https://localhost:4443',
  AZURE_CLIENT_ID: randomUUID(),
  AZURE_CLIENT_SECRET: randomBytes(16).toString('hex'),
};

it('has working defaults for a sandbox, on loopback only', () => {
  const config = loadConfig({ ...sandbox, HOST: '0.0.0.0' });
  expect(config).toMatchObject({ port: 3978, host: '127.0.0.1', databaseUrl: undefined, botApp: undefined });
  expect(config.home).toBe(path.resolve('.drawbridge'));
});

it('announces expiries at the days that are set, and checks as often as is set', () => {
  expect(loadConfig(sandbox)).toMatchObject({ expiryDays: [30, 14, 7, 3, 1], healthSeconds: 3600 });
  expect(loadConfig({ ...sandbox, EXPIRY_DAYS: '60,10', HEALTH_SECONDS: '15' })).toMatchObject({
    expiryDays: [60, 10],
    healthSeconds: 15,
  });
});

it('counts an empty variable as unset', () => {
  expect(loadConfig({ ...sandbox, PORT: '', DATABASE_URL: '' }).port).toBe(3978);
});

it.each([
  ['PORT', 'eighty'],
  ['PORT', '0'],
  ['PORT', '65536'],
  ['DATABASE_URL', 'mysql://localhost/x'],
  ['DATABASE_URL', 'nonsense'],
  ['LOG_LEVEL', 'loud'],
  ['AZURE_TENANT_ID', 'contoso'],
  ['GRAPH_URL', 'http://graph.microsoft.com'],
  ['VAULT_KEY', 'c2hvcnQ='],
  ['AZURE_MANAGED_IDENTITY', 'mine'],
  ['SSO_RESOURCE', 'https://graph.microsoft.com'],
  ['PROPAGATION_READS', '-1'],
  ['EXPIRY_DAYS', '30,soon'],
  ['QUIET_HOURS', '22 to 7'],
  ['TIME_ZONE', 'Berlin'],
  ['OTEL_EXPORTER_OTLP_ENDPOINT', 'collector:4318'],
  ['OTEL_EXPORTER_OTLP_PROTOCOL', 'grpc'],
  ['OTEL_EXPORTER_OTLP_HEADERS', 'api-key'],
  ['OTEL_EXPORTER_OTLP_HEADERS', 'api-key=50%'],
  ['OTEL_TRACES_SAMPLER', 'sometimes'],
  ['OTEL_TRACES_SAMPLER_ARG', '2'],
  ['RETENTION_DAYS', '0'],
  ['RETENTION_DAYS', '5000'],
  ['RETENTION_DAYS', 'for ever'],
])('refuses %s=%s in one line that names it and not its value', (name, value) => {
  const load = () => loadConfig({ ...sandbox, [name]: value });
  expect(load).toThrow(ConfigurationProblem);
  expect(load).toThrow(new RegExp(`^${name} is not valid: set it to [^\\n]+\\.$`));
});

it('names what is missing', () => {
  expect(() => loadConfig({ ...sandbox, AZURE_TENANT_ID: undefined })).toThrow(/^AZURE_TENANT_ID is not set/);
});

it('refuses to serve the real cloud without an app id, since nobody would be authenticated', () => {
  expect(() => loadConfig({ ...sandbox, GRAPH_URL: 'https://graph.microsoft.com' })).toThrow(
    /anybody could speak/,
  );
  expect(() => loadConfig({ ...sandbox, AZURE_AUTHORITY_HOST: undefined })).toThrow(/anybody could speak/);
});

it('wants the rest of the bot app once its id is there', () => {
  expect(() => loadConfig({ ...sandbox, MICROSOFT_APP_ID: randomUUID() })).toThrow(/MICROSOFT_APP_PASSWORD/);
});

it('asks for single sign-on only where it is set up', () => {
  expect(loadConfig(sandbox).singleSignOn).toBeUndefined();
  const resource = `api://botid-${sandbox.AZURE_CLIENT_ID}`;
  expect(loadConfig({ ...sandbox, SSO_RESOURCE: resource }).singleSignOn).toEqual({
    resource,
    connectionName: 'drawbridge',
  });
  const teams = {
    MICROSOFT_APP_ID: randomUUID(),
    MICROSOFT_APP_PASSWORD: 'x',
    MICROSOFT_APP_TENANT_ID: randomUUID(),
  };
  expect(() => loadConfig({ ...sandbox, ...teams, SSO_RESOURCE: resource })).toThrow(/needs PUBLIC_URL/);
});
