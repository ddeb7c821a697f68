import { pino } from 'pino';
import { randomUUID } from 'node:crypto';
import type { Card } from '../../src/cards/card';
import { loadConfig } from '../../src/config/config';
import type { Connection } from '../../src/connection/connection-store';
import { recommendedSettings } from '../../src/connection/desired-state';
import type { Standing } from '../../src/connection/people/people';
import type { ProbeResult } from '../../src/connection/test-connection';
import { remedyFor } from '../../src/connection/remedy';
import type { Facts } from '../../src/health/facts';
import { finders } from '../../src/health/findings';
import { en } from '../../src/texts/en';
import { FAILURE_KINDS, GraphFailure } from '../../src/microsoft/graph/failure';
import { startFailure } from '../../src/start-failure';
import { DatabaseUnreachable } from '../../src/store/database-unreachable';
import { EmbeddedPostgresFailure } from '../../src/store/embedded/failure';
import { explainFailure } from '../../src/teams/explain';
import { failureCard } from '../../src/teams/failure-card';
import { alertsRefusal, setupRefusal } from '../../src/teams/refusals';
import { secretInChat } from '../../src/teams/secret-in-chat';
import { notConnected } from '../../src/teams/views/not-connected';
import { mayNotAct } from '../../src/teams/views/response-refusals';
import { FakeTenants } from '../health/fake-tenant';
import { textOf } from '../support/teams-channel';
import { page, rowsOf } from './pages';

/** What the page has an entry for: `…` stands for what differs. */
const entries = rowsOf(page('docs/troubleshooting.md')).map(([said = '']) => said);
const patterns = entries.map((said) => {
  const words = said.replace(/ \([a-z-]+\)$/, '');
  const escaped = words.split('…').map((part) => part.trim().replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&'));
  return new RegExp(`^${escaped.join('.*')}`, 's');
});

function expectEntry(said: string): void {
  expect({ said, told: patterns.some((pattern) => pattern.test(said)) }).toEqual({ said, told: true });
}

const NOW = new Date('2027-03-01T12:00:00.000Z');
const DAY_MS = 86_400_000;
const failure = new GraphFailure('read the tenant', 'unavailable', 'down');

describe('findings', () => {
  it('names every kind', () => {
    const told = entries.map((said) => / \(([a-z-]+)\)$/.exec(said)?.[1]).filter(Boolean);
    expect([...new Set(told)].sort()).toEqual(Object.keys(finders).sort());
  });

  it.each(Object.entries(situations()))('has an entry for what is found when %s', async (_name, change) => {
    const facts = await inOrder();
    const before = titles(facts);
    change(facts);
    const found = titles(facts);
    expect(found.filter((title) => !before.includes(title))).not.toEqual([]);
    for (const title of found) expectEntry(title);
  });
});

it('has an entry for every failure of the outside world', () => {
  expectEntry(titleOf(explainFailure(failure)));
  expectEntry(titleOf(explainFailure(new DatabaseUnreachable({}))));
  expectEntry(titleOf(failureCard(new Error('ours'), pino({ level: 'silent' }), explainFailure)));
  for (const kind of FAILURE_KINDS) expectEntry(remedyFor(new GraphFailure('try', kind, 'why')));
  expectEntry(remedyFor(new GraphFailure('try', 'unavailable', 'Entra does not know this tenant.')));
  for (const code of Object.keys(en.failures.codes))
    expectEntry(remedyFor(new GraphFailure('try', 'unauthenticated', `${code}: why`)));
  for (const text of Object.values(en.failures.keyVault)) expectEntry(text);
});

it('has an entry for every refusal', () => {
  for (const [member, guest] of [
    [true, false],
    [false, true],
    [false, false],
  ] as const) {
    const nothing = { administrator: false, reader: false, readable: [], roles: [], displayName: 'Ava' };
    const standing: Standing = { ...nothing, member, guest };
    expectEntry(titleOf(setupRefusal(standing)));
    expectEntry(titleOf(alertsRefusal(standing, [], undefined)));
  }
  for (const card of [mayNotAct(), notConnected(), secretInChat()]) expectEntry(titleOf(card));
});

it('has an entry for every way not to start', () => {
  const failed = (code: string, environment = {}) =>
    startFailure(Object.assign(new Error('no'), { code }), environment);
  expectEntry(failed('EADDRINUSE'));
  expectEntry(failed('EACCES'));
  expectEntry(failed('ECONNREFUSED', { DATABASE_URL: 'postgres://one' }));
  expectEntry(failed('other'));
  expectEntry(
    startFailure(new EmbeddedPostgresFailure('server', 'The embedded PostgreSQL did not start (x).'), {}),
  );
});

it.each([
  [{}],
  [{ PORT: 'none' }],
  [{ AZURE_CLIENT_ID: 'no id' }],
  [{ GRAPH_URL: 'https://graph.microsoft.com' }],
  [{ MICROSOFT_APP_ID: randomUUID() }],
  [{ AZURE_CLIENT_SECRET: '' }],
  [{ AZURE_MANAGED_IDENTITY: 'system' }],
  [{ AZURE_CLIENT_SECRET: '', AZURE_MANAGED_IDENTITY: 'system', AUTHORITY: 'delegated' }],
  [{ AZURE_CLIENT_SECRET: '', AZURE_MANAGED_IDENTITY: 'system', ALLOWED_TENANTS: '*' }],
  [{ AZURE_CLIENT_SECRET: '', AZURE_CLIENT_CERTIFICATE_PATH: '/nowhere.pem' }],
  [{ MICROSOFT_APP_ID: randomUUID(), ...appSecret(), SSO_RESOURCE: 'api://bot' }],
  [{ OPENAI_API_KEY: 'key' }],
  [{ OPENAI_API_KEY: 'key', AZURE_OPENAI_API_KEY: 'key' }],
])('has an entry for what is wrong with the settings %j', (changes) => {
  const whole = Object.keys(changes).length === 0 ? {} : { ...sandboxSettings(), ...changes };
  expectEntry(messageOf(() => loadConfig(whole)));
});

function appSecret() {
  return { MICROSOFT_APP_PASSWORD: 'secret', MICROSOFT_APP_TENANT_ID: randomUUID() };
}

function sandboxSettings(): Record<string, string> {
  const here = 'https://localhost:4443';
  const ids = { AZURE_TENANT_ID: randomUUID(), AZURE_CLIENT_ID: randomUUID() };
  const addresses = { AZURE_AUTHORITY_HOST: here, GRAPH_URL: here, ENDPOINT_URL: here, EXCHANGE_URL: here };
  return { ...ids, ...addresses, AZURE_CLIENT_SECRET: 'secret' };
}

function messageOf(work: () => unknown): string {
  try {
    work();
  } catch (error) {
    return (error as Error).message;
  }
  throw new Error('These settings are good.');
}

function titleOf(card: Card | undefined): string {
  return card === undefined ? '' : textOf(card.content).trim();
}

function titles(facts: Facts): string[] {
  return Object.values(finders).flatMap((find) => (find(facts) ?? []).map(({ title }) => title));
}

/** The facts of a connection of which nothing is known to be wrong but that nothing was granted to it. */
async function inOrder(): Promise<Facts> {
  const tenants = new FakeTenants(() => NOW, [30, 14, 7, 3, 1]);
  const connection: Connection = {
    ...{ id: randomUUID(), tenantId: randomUUID(), name: 'Drawbridge', organisation: 'Contoso' },
    ...{ uniqueName: 'drawbridge-1', desired: recommendedSettings('unattended'), notify: undefined },
    ...{ signIn: undefined, savedAt: NOW, createdBy: randomUUID() },
  };
  connection.desired = { ...connection.desired, capabilities: [] };
  const read = await tenants.readFacts(connection);
  const facts = { ...read, work: undefined, grantedBefore: new Set<string>(), pollSeconds: 30 };
  facts.licences = { known: true, value: new Set() };
  return facts;
}

function actualIn({ tenant }: Facts) {
  if (!tenant.known) throw new Error('The tenant is not known.');
  return tenant.value.actual;
}

function applicationIn(facts: Facts) {
  const { application } = actualIn(facts);
  if (application === undefined) throw new Error('There is no application.');
  return application;
}

function ingestion(minutesAgo: number): Facts['ingestion'] {
  const lastSuccessAt = new Date(NOW.getTime() - minutesAgo * 60_000);
  return {
    ...{ watermark: undefined, backfillBefore: NOW, backfillUntil: NOW, filter: '', lastSuccessAt },
    ...{ fresh: 0, changed: 0, rejected: 0, failures: 0, lastPolledAt: NOW, lastError: undefined },
    ...{ rereadAt: undefined, rereadBefore: undefined, rereadUntil: undefined },
  };
}

/** What goes wrong, one thing each. A kind of finding that none of them brings about is noticed by its name above. */
function situations(): Record<string, (facts: Facts) => void> {
  const graph = {
    id: 'graph',
    appId: '00000003-0000-0000-c000-000000000000',
    displayName: 'Microsoft Graph',
  };
  const roles = [{ id: 'alerts', value: 'SecurityAlert.Read.All' }];
  const wanting = (facts: Facts) => {
    facts.connection.desired = { ...facts.connection.desired, capabilities: ['alerts'] };
    actualIn(facts).apis = { graph: { ...graph, appRoles: roles } };
  };
  const probe = (name: 'alerts' | 'signIns', ok: boolean): ProbeResult => ({
    ...{ capability: 'alerts', probe: name, ok, milliseconds: 1 },
    ...(!ok && { failure: new GraphFailure('read alerts', 'forbidden', 'no') }),
  });
  const secret = (days: number) => ({
    ...{
      keyId: randomUUID(),
      displayName: 'own',
      endDateTime: new Date(NOW.getTime() + days * DAY_MS).toISOString(),
    },
  });
  const holding = (facts: Facts, days: number) => {
    const { keyId, ...rest } = secret(days);
    applicationIn(facts).passwordCredentials = [{ keyId, ...rest }];
    actualIn(facts).held = [
      {
        ...{ id: keyId, kind: 'client-secret', fingerprint: keyId, certificate: undefined },
        ...{ notBefore: new Date(0), notAfter: new Date(rest.endDateTime), createdAt: new Date(0) },
      },
    ];
  };
  const own = (facts: Facts, days: number) => {
    const value = [{ ...applicationIn(facts), passwordCredentials: [secret(days)] }];
    facts.ownApplications = { known: true, value };
  };
  const restorable = (facts: Facts) => {
    if (facts.tenant.known) facts.tenant.value.remains = { application: true, servicePrincipal: true };
  };
  const reject = { id: 'a1', problem: 'it has no title', receivedAt: NOW };
  return {
    'nothing can be looked up': (facts) => {
      facts.tenant = facts.licences = facts.ownApplications = facts.probes = { known: false, failure };
    },
    'the application is gone': (facts) => {
      actualIn(facts).application = undefined;
    },
    'the application was deleted': (facts) => {
      restorable(facts);
      actualIn(facts).application = undefined;
    },
    'the application is deactivated': (facts) => {
      applicationIn(facts).isDisabled = true;
    },
    'Microsoft has disabled it': (facts) => {
      applicationIn(facts).disabledByMicrosoftStatus = 'DisabledDueToViolationOfServicesAgreement';
    },
    'the enterprise application is gone': (facts) => {
      actualIn(facts).servicePrincipal = undefined;
    },
    'the enterprise application is disabled': (facts) => {
      actualIn(facts).servicePrincipal = { id: 'sp', appId: 'app', accountEnabled: false };
    },
    'a permission is missing': wanting,
    'a permission was taken away': (facts) => {
      wanting(facts);
      facts.grantedBefore = new Set(['graph/SecurityAlert.Read.All']);
    },
    'a permission waits': (facts) => {
      wanting(facts);
      applicationIn(facts).requiredResourceAccess = [
        { resourceAppId: graph.appId, resourceAccess: [{ id: 'alerts', type: 'Role' }] },
      ];
    },
    'a permission is too much': (facts) => {
      actualIn(facts).apis = { graph: { ...graph, appRoles: roles } };
      actualIn(facts).grants = [{ id: 'grant', appRoleId: 'alerts', resourceId: 'graph' }];
    },
    'a role and a licence are missing': (facts) => {
      facts.connection.desired = {
        ...facts.connection.desired,
        capabilities: ['quarantine', 'liveResponse'],
      };
      actualIn(facts).apis = {};
    },
    'a credential ends': (facts) => {
      holding(facts, 5);
    },
    'a credential is over': (facts) => {
      holding(facts, -5);
    },
    'somebody added a credential': (facts) => {
      applicationIn(facts).passwordCredentials = [secret(100)];
    },
    "the bot's own credential ends": (facts) => {
      own(facts, 5);
    },
    "the bot's own credential is over": (facts) => {
      own(facts, -5);
    },
    'alerts are late': (facts) => {
      facts.ingestion = ingestion(20);
    },
    'alerts have stopped': (facts) => {
      facts.ingestion = ingestion(200);
    },
    'incidents are late': (facts) => {
      facts.connection.desired.capabilities = ['incidents'];
      facts.incidents = ingestion(20);
    },
    'incidents have stopped': (facts) => {
      facts.connection.desired.capabilities = ['incidents'];
      facts.incidents = ingestion(200);
    },
    'Microsoft withholds some': (facts) => {
      const gap = { from: NOW, to: NOW, error: 'no', since: NOW, tries: 1, nextTryAt: NOW };
      facts.troubles = { gaps: { alerts: [gap], incidents: [] }, rejects: [] };
    },
    'a record was put aside': (facts) => {
      facts.troubles = { gaps: { alerts: [], incidents: [] }, rejects: [reject] };
    },
    'records were put aside': (facts) => {
      facts.troubles = { gaps: { alerts: [], incidents: [] }, rejects: [reject, reject] };
    },
    'one call fails': (facts) => {
      facts.probes = { known: true, value: [probe('alerts', false), probe('signIns', true)] };
    },
    'every call fails': (facts) => {
      facts.probes = { known: true, value: [probe('alerts', false), probe('alerts', false)] };
    },
  };
}
