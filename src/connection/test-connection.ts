import type { Apis } from '../microsoft/api/apis';
import { listActivities } from '../microsoft/cloudapps/activities';
import { listMachines } from '../microsoft/endpoint/machines';
import { runCmdlet } from '../microsoft/exchange/cmdlet';
import type { Graph } from '../microsoft/graph/client';
import { GraphFailure } from '../microsoft/graph/failure';
import type { Capability } from './permissions';
import { remedyFor } from './remedy';

/** What testing one thing that a capability promises came to. */
export interface ProbeResult {
  capability: Capability;
  title: string;
  ok: boolean;
  /** What was found, in words. */
  detail: string;
  /** What to do about it, when it failed. */
  remedy?: string | undefined;
}

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
  title: string;
  operation: string;
  run: (clients: ConnectionClients) => Promise<unknown>;
  /** What to do about a refusal that needs more than a permission. */
  remedy?: string;
}

const get = (title: string, operation: string, path: string): Probe => ({
  title,
  operation,
  run: ({ graph }) => graph.send({ operation, method: 'GET', path }),
});

/**
 * The smallest real call of each thing that is promised. Sources: security-list-alerts_v2, security-list-incidents,
 * user-list, signin-list, security-security-runhuntingquery, user-list-messages; the other APIs' in their own files.
 */
const PROBES: Readonly<Partial<Record<Capability, readonly Probe[]>>> = {
  alerts: [get('Alerts', 'read alerts', '/security/alerts_v2?$top=1')],
  incidents: [get('Incidents', 'read incidents', '/security/incidents?$top=1')],
  directory: [
    get('Directory', 'read the directory', '/users?$top=1&$select=id'),
    get('Sign-in logs', 'read sign-ins', '/auditLogs/signIns?$top=1'),
  ],
  hunting: [{ title: 'Hunting', operation: 'run a hunting query', run: hunt }],
  mail: [{ title: 'Mail', operation: 'read mail', run: readMail }],
  cloudApps: [{ title: 'Cloud apps', operation: 'read cloud app activities', run: readActivities }],
  liveResponse: [
    {
      title: 'Defender for Endpoint',
      operation: 'read devices',
      run: ({ apis }) => listMachines(apis.endpoint, 1),
    },
  ],
  quarantine: [
    {
      title: 'Quarantined mail',
      operation: 'list quarantined mail',
      run: listQuarantine,
      remedy:
        'Exchange wants the directory role Security Reader too; a new one counts after some minutes. Type setup to test again.',
    },
  ],
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
  { title, operation, run, remedy }: Probe,
  clients: ConnectionClients,
): Promise<ProbeResult> {
  const begun = performance.now();
  try {
    await run(clients);
    const milliseconds = Math.max(1, Math.round(performance.now() - begun));
    return { capability, title, ok: true, detail: `answered in ${milliseconds} ms` };
  } catch (error) {
    if (!(error instanceof GraphFailure)) throw error;
    const refused = error.kind === 'forbidden' || error.kind === 'unauthenticated';
    return {
      capability,
      title,
      ok: false,
      detail: `Could not ${operation}`,
      remedy: (refused ? remedy : undefined) ?? remedyFor(error),
    };
  }
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
