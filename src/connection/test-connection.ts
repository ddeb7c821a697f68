import type { Graph } from '../microsoft/graph/client';
import { GraphFailure } from '../microsoft/graph/failure';
import { type Capability, CAPABILITY_TITLES } from './permissions';

/** What testing one capability came to. */
export interface ProbeResult {
  capability: Capability;
  title: string;
  ok: boolean;
  /** What was found, in words. */
  detail: string;
  /** What to do about it, when it failed. */
  remedy?: string | undefined;
}

interface Probe {
  operation: string;
  run: (graph: Graph) => Promise<unknown>;
}

/** The smallest real call of each capability. Sources: security-list-alerts_v2, security-list-incidents, user-list, signin-list, security-security-runhuntingquery. */
const PROBES: Readonly<Record<Capability, readonly Probe[]>> = {
  alerts: [get('read alerts', '/security/alerts_v2?$top=1')],
  incidents: [get('read incidents', '/security/incidents?$top=1')],
  directory: [
    get('read the directory', '/users?$top=1&$select=id'),
    get('read sign-ins', '/auditLogs/signIns?$top=1'),
  ],
  hunting: [
    {
      operation: 'run a hunting query',
      run: (graph) =>
        graph.send({
          operation: 'run a hunting query',
          method: 'POST',
          path: '/security/runHuntingQuery',
          body: { Query: 'AlertInfo | take 1' },
          repeatable: true,
        }),
    },
  ],
};

/** Makes one smallest real call for each thing the capabilities promise, with the connection's own identity. */
export function testCapabilities(capabilities: readonly Capability[], graph: Graph): Promise<ProbeResult[]> {
  return Promise.all(capabilities.map((capability) => testCapability(capability, graph)));
}

async function testCapability(capability: Capability, graph: Graph): Promise<ProbeResult> {
  const { title } = CAPABILITY_TITLES[capability];
  for (const probe of PROBES[capability]) {
    try {
      await probe.run(graph);
    } catch (error) {
      if (!(error instanceof GraphFailure)) throw error;
      return {
        capability,
        title,
        ok: false,
        detail: `Could not ${probe.operation}`,
        remedy: remedyFor(error),
      };
    }
  }
  return { capability, title, ok: true, detail: 'A real call succeeded' };
}

function get(operation: string, path: string): Probe {
  return { operation, run: (graph) => graph.send({ operation, method: 'GET', path }) };
}

/** What a person does about a failure. */
export function remedyFor({ kind, detail }: GraphFailure): string {
  switch (kind) {
    case 'forbidden':
      return 'A permission is missing. Type permissions to see which, then setup to grant it.';
    case 'unauthenticated':
      return `Entra refused the credential (${detail}). Type setup to mend it.`;
    case 'throttled':
      return 'Microsoft asks for a pause. Try again in a few minutes.';
    case 'unavailable':
      return 'Microsoft did not answer. Try again in a few minutes.';
    default:
      return `Microsoft answered: ${detail}`;
  }
}
