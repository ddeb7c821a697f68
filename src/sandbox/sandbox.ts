import { join } from 'node:path';
import { openSecurityFile } from './alerts/security-file';
import { fillWithAlerts } from './alerts/history';
import { startArrivals } from './alerts/arrivals';
import { createLiveResponse, SESSION_CALLS } from './apis/endpoint/live-response/state';
import { type Clock, wallClock } from './clock';
import { createAuthorizationCodes } from './entra/codes';
import { createSigning } from './entra/signing';
import { issuerOf } from './entra/metadata';
import { dispatch } from './http/dispatch';
import { createFaults } from './http/faults';
import { createRateLimit } from './http/rate-limit';
import { createRequestLog } from './http/request-log';
import { listen } from './http/server';
import { newTenant } from './tenant/new-tenant';
import { createPropagation, type Lag } from './tenant/propagation';
import { readState, writePrivate, writeState } from './tenant/state-file';
import { tenantSchema } from './tenant/tenant';
import { makeServerCertificate } from './tls/certificates';
import type { World } from './world';

export interface SandboxOptions {
  /** 0 takes any free port. */
  port: number;
  /** The data folder; the sandbox writes to its subfolder `sandbox`. */
  home: string;
  clock?: Clock;
  /** Decides delays and what alerts are about; from 0 to 1. */
  random?: () => number;
  /** How long Entra takes to catch up with changes. */
  lag?: Lag;
  /** Seconds between new alerts; 0 turns them off. */
  alertSeconds?: number;
}

export interface Sandbox {
  url: string;
  tenantId: string;
  caPem: string;
  botIdentity: { tenantId: string; clientId: string; clientSecret: string; managedIdentityId: string };
  close(): Promise<void>;
}

const USUAL_LAG: Lag = { minSeconds: 0.5, maxSeconds: 2, flap: 0 };

/** Starts the sandbox tenant. @throws PortFault, StateFault */
export async function startSandbox(options: SandboxOptions): Promise<Sandbox> {
  const { port, home, clock = wallClock, random = Math.random, lag = USUAL_LAG, alertSeconds = 0 } = options;
  const folder = join(home, 'sandbox');
  const tenantPath = join(folder, 'tenant.json');
  const known = readState(tenantPath, tenantSchema);
  const security = openSecurityFile(join(folder, 'alerts.json'));
  const [tenant, certificate] = await Promise.all([known ?? newTenant(clock), makeServerCertificate(clock)]);

  const faults = createFaults();
  let open: (world: World) => void = () => undefined;
  const ready = new Promise<World>((resolve) => (open = resolve));
  const server = await listen(
    port,
    certificate,
    async (incoming) => dispatch(await ready, faults, incoming),
    clock,
  );
  const origin = `https://localhost:${server.port}`;
  const world: World = {
    tenant,
    alerts: security.alerts,
    incidents: security.incidents,
    unreadable: new Set(),
    propagation: createPropagation(lag, clock, random),
    signing: await createSigning(tenant, issuerOf(origin, tenant.tenantId), clock),
    codes: createAuthorizationCodes(clock),
    cloudAppsLimit: createRateLimit(clock, { calls: 30, seconds: 60 }),
    machinesLimit: createRateLimit(clock, { calls: 100, seconds: 60 }),
    liveResponseLimit: createRateLimit(clock, SESSION_CALLS),
    liveResponse: createLiveResponse(),
    huntingLimit: createRateLimit(clock, { calls: 45, seconds: 60 }),
    log: createRequestLog(),
    clock,
    random,
    origin,
    save: () => {
      writeState(tenantPath, tenant);
    },
  };
  if (security.fresh) fillWithAlerts(world);
  const stopArrivals = startArrivals(world, alertSeconds);

  const { clientId, clientSecret, managedIdentity } = tenant.bot;
  const managedIdentityId = managedIdentity.clientId;
  const botIdentity = { tenantId: tenant.tenantId, clientId, clientSecret, managedIdentityId };
  writePrivate(join(folder, 'ca.pem'), certificate.caPem);
  writePrivate(join(folder, 'bot-identity.json'), `${JSON.stringify(botIdentity, undefined, 2)}\n`);
  world.save();
  open(world);
  return {
    url: origin,
    tenantId: tenant.tenantId,
    caPem: certificate.caPem,
    botIdentity,
    async close() {
      stopArrivals();
      await server.close();
      security.flush();
    },
  };
}
