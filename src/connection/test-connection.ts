import type { Apis } from '../microsoft/api/apis';
import { listActivities } from '../microsoft/cloudapps/activities';
import { listMachines } from '../microsoft/endpoint/machines';
import { runCmdlet } from '../microsoft/exchange/cmdlet';
import type { Graph } from '../microsoft/graph/client';
import { GraphFailure } from '../microsoft/graph/failure';
import type { Capability } from './permissions';
import { operationInWords, remedyFor } from './remedy';
import type { Texts } from '../texts/en';
import { texts } from '../texts/texts';

/** What testing one thing that a capability promises came to. */
export interface ProbeResult {
  capability: Capability;
  /** By it the catalogue has its title. */
  probe: ProbeName;
  ok: boolean;
  milliseconds: number;
  /** Why it failed. */
  failure?: GraphFailure;
}

/** The same in words. */
export interface ProbeWords {
  title: string;
  /** What was found. */
  detail: string;
  /** What to do about it, when it failed. */
  remedy?: string;
}

type ProbeName = keyof Texts['probes']['titles'];

/** A connection's own identity, at each API. */
export interface ConnectionClients {
  tenantId: string;
  graph: Graph;
  apis: Apis;
  /** Where the tenant's Defender for Cloud Apps is; undefined: nobody has said. */
  cloudAppsUrl: string | undefined;
  /** Somebody whose mailbox may be looked into for the test: the one who approved. */
  mailbox: string;
}

interface Probe {
  name: ProbeName;
  run: (clients: ConnectionClients) => Promise<unknown>;
}

const get = (name: ProbeName, operation: string, path: string): Probe => ({
  name,
  run: ({ graph }) => graph.send({ operation, method: 'GET', path }),
});

/**
 * The smallest real call of each thing that is promised. Sources: security-list-alerts_v2, security-list-incidents,
 * user-list, signin-list, security-security-runhuntingquery, user-list-messages; the other APIs' in their own files.
 */
const PROBES: Readonly<Partial<Record<Capability, readonly Probe[]>>> = {
  alerts: [get('alerts', 'read alerts', '/security/alerts_v2?$top=1')],
  incidents: [get('incidents', 'read incidents', '/security/incidents?$top=1')],
  directory: [
    get('directory', 'read the directory', '/users?$top=1&$select=id'),
    get('signIns', 'read sign-ins', '/auditLogs/signIns?$top=1'),
  ],
  hunting: [{ name: 'hunting', run: hunt }],
  mail: [{ name: 'mail', run: readMail }],
  cloudApps: [{ name: 'cloudApps', run: readActivities }],
  liveResponse: [{ name: 'endpoint', run: ({ apis }) => listMachines(apis.endpoint, 1) }],
  quarantine: [{ name: 'quarantine', run: listQuarantine }],
};

/** Makes one smallest real call for each thing the capabilities promise, all at once, with the connection's own identity. */
export function testCapabilities(
  capabilities: readonly Capability[],
  clients: ConnectionClients,
): Promise<ProbeResult[]> {
  const probes = capabilities.flatMap((capability) =>
    (PROBES[capability] ?? []).map((probe) => ({ capability, probe })),
  );
  return Promise.all(probes.map(({ capability, probe }) => runProbe(capability, probe, clients)));
}

async function runProbe(
  capability: Capability,
  { name, run }: Probe,
  clients: ConnectionClients,
): Promise<ProbeResult> {
  const begun = performance.now();
  const took = () => Math.max(1, Math.round(performance.now() - begun));
  try {
    await run(clients);
    return { capability, probe: name, ok: true, milliseconds: took() };
  } catch (failure) {
    if (!(failure instanceof GraphFailure)) throw failure;
    return { capability, probe: name, ok: false, milliseconds: took(), failure };
  }
}

/** A test in the language of the turn. */
export function probeInWords({ probe, milliseconds, failure }: ProbeResult): ProbeWords {
  const words = texts().probes;
  const title = words.titles[probe];
  if (failure === undefined) return { title, detail: words.answered(milliseconds) };
  // A refusal there needs more than a permission.
  const refused = failure.kind === 'forbidden' || failure.kind === 'unauthenticated';
  const remedy = refused && probe === 'quarantine' ? words.quarantineRemedy : remedyFor(failure);
  return { title, detail: words.couldNot(operationInWords(failure)), remedy };
}

function hunt({ graph }: ConnectionClients): Promise<unknown> {
  return graph.send({
    operation: 'run a hunting query',
    method: 'POST',
    path: '/security/runHuntingQuery',
    body: { Query: 'AlertInfo | take 1' },
    repeatable: true,
  });
}

/** Without a permission Graph refuses; a person without a mailbox is answered with 404, and so shows as much. */
async function readMail({ graph, mailbox }: ConnectionClients): Promise<void> {
  const path = `/users/${mailbox}/messages?$top=1&$select=id`;
  try {
    await graph.send({ operation: 'read mail', method: 'GET', path });
  } catch (error) {
    if (!(error instanceof GraphFailure) || error.kind !== 'not-found') throw error;
  }
}

function readActivities({ apis, cloudAppsUrl }: ConnectionClients): Promise<unknown> {
  if (cloudAppsUrl === undefined) {
    const failure = new GraphFailure(
      'read cloud app activities',
      'invalid',
      'The Portal URL is not known yet: type settings to give it',
    );
    return Promise.reject(failure);
  }
  return listActivities(apis.cloudApps(new URL(cloudAppsUrl)), { filters: {}, skip: 0, limit: 1 });
}

function listQuarantine({ apis, tenantId }: ConnectionClients): Promise<unknown> {
  const operation = 'list quarantined mail';
  const parameters = { Page: 1, PageSize: 1 };
  return runCmdlet(apis.exchange, { operation, tenantId, name: 'Get-QuarantineMessage', parameters });
}
