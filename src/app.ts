import { setTimeout as sleepFor } from 'node:timers/promises';
import { createIncidentStore } from './alerts/incidents/incident-store';
import { createAlertStore } from './alerts/store';
import { forgetHits } from './alerts/watches/counted-watch';
import { createPings } from './alerts/watches/pings';
import { createWatchStore } from './alerts/watches/watch-store';
import { purge } from './alerts/purge';
import { ingestionLag } from './alerts/ingestion/lag';
import { createAudit } from './audit/audit';
import { startBackground } from './background';
import { systemClock } from './clock';
import type { Config } from './config/config';
import type { ModelSettings } from './config/model-settings';
import type { Approval } from './connection/approvals/approval';
import { createApprovalStore } from './connection/approvals/approval-store';
import { createAuthorities } from './connection/authority/authorities';
import { createBrowserSignIn } from './connection/authority/browser-sign-in';
import { createDelegations } from './connection/authority/delegations';
import { createSignIns } from './connection/authority/sign-ins';
import { createTeamsSignIn } from './connection/authority/teams-sign-in';
import { createConnectionAccess } from './connection/connection-access';
import { type Connection, createConnectionStore, onlyThese } from './connection/connection-store';
import { createPeople } from './connection/people/people';
import { createRotation } from './connection/rotation';
import { createRunner } from './connection/runner';
import { createDrafts } from './connection/setup/drafts';
import { createStepFacts } from './connection/setup/facts';
import { createSetup } from './connection/setup/setup';
import { createWizard } from './connection/setup/wizard';
import { createCheck } from './health/check';
import { createFindingStore } from './health/finding-store';
import { ownMarks } from './health/own-marks';
import { createOutbox } from './health/outbox';
import { createReadFacts } from './health/read-facts';
import { createFiles } from './files/files';
import { createHeldFiles } from './files/held-files';
import { createIngestion } from './ingestion';
import type { Log } from './log';
import { createLookUps, type LookUpTools } from './lookups/look-ups';
import { createRecent } from './lookups/recent';
import { createHunting } from './lookups/hunting/hunting';
import { createRunStore } from './lookups/hunting/run-store';
import { createSavedHunts } from './lookups/hunting/saved-hunts';
import { createMetrics } from './metrics';
import { startMetricsServer } from './metrics-server';
import { answers } from './microsoft/cloudapps/reachable';
import { createApis } from './microsoft/api/apis';
import { createResultDownload } from './microsoft/endpoint/result-download';
import { createOneDrive } from './microsoft/onedrive/upload';
import { accessToken } from './microsoft/entra/access-token';
import { createDelegatedSignIn, type DelegatedSignIn } from './microsoft/entra/delegated';
import { type ApplicationIdentity, signIn, type TokenCredential } from './microsoft/entra/credential';
import { createOnBehalfOf } from './microsoft/entra/on-behalf-of';
import { ownCredential, type OwnPlace } from './microsoft/entra/own-identity';
import { createGraph } from './microsoft/graph/client';
import { readLicences } from './microsoft/graph/licences';
import { type KeySigner, signInVault } from './microsoft/keyvault/sign';
import { responseKinds } from './response/kinds';
import type { ResponseAction } from './response/response-action';
import { createResponseRunner } from './response/response-runner';
import { createResponseStore } from './response/response-store';
import { createResponses } from './response/responses';
import { createRush } from './rush';
import { languageFor, speaking } from './texts/texts';
import { openDatabase } from './store/database';
import { startEmbeddedPostgres } from './store/embedded/embedded-postgres';
import { startJobs } from './store/jobs';
import { applyMigrations } from './store/migrate';
import type { Trace } from './telemetry/trace';
import { actions } from './teams/actions';
import { createAdapter } from './teams/adapter';
import { createApplication } from './teams/application';
import { createCardFollower } from './teams/card-follower';
import { commands } from './teams/commands';
import { createCourier } from './teams/courier';
import { explainFailure } from './teams/explain';
import { createMayUse } from './teams/may-use';
import { createMessenger } from './teams/messenger';
import { showHunt } from './teams/views/hunt-view';
import { type BotOptions, PUBLIC_TOKEN_ISSUER, TEAMS_SERVICE_HOSTS } from './teams/options';
import { createPingCourier } from './teams/ping-courier';
import { createReferenceStore } from './teams/references';
import { createWatchers } from './teams/watchers';
import { createRouter } from './teams/router';
import { createServer } from './teams/server';
import type { Services } from './teams/services';
import { createServicesFor } from './teams/services-for';
import { share } from './teams/sharing/share';
import { createStandingOfTurn } from './teams/standing-of-turn';
import { planAnswer } from './teams/views/plan-view';
import { responseAnswer } from './teams/views/response-view';
import { withRateLimit } from './teams/rate-limit';
import { SIGNED_IN, TURN, withTurnSpans } from './teams/turn-spans';
import { withTurnTimes } from './teams/turn-times';
import { createCredentialVault } from './vault/credential-vault';
import { masterKey } from './vault/master-key';
import { createSealer } from './vault/seal';

export interface App {
  /** Finishes what is under way, then stops everything that was started. */
  stop(): Promise<void>;
}

/**
 * Builds every part once, hands it to those that need it, and starts listening.
 *
 * @throws what the parts throw when they cannot start: a taken port, a database that does not answer, a vault key
 * that cannot be read; whatever had been started by then is stopped again
 */
export async function startApp(config: Config, log: Log, trace: Trace): Promise<App> {
  const stops: (() => Promise<unknown>)[] = [];
  const stop = async () => {
    for (const one of stops.splice(0).reverse())
      await one().catch((error: unknown) => {
        log.warn({ err: error }, 'a part did not stop');
      });
  };
  try {
    await startParts(config, log, trace, stops);
    return { stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

async function startParts(
  config: Config,
  log: Log,
  trace: Trace,
  stops: (() => Promise<unknown>)[],
): Promise<void> {
  const clock = systemClock;
  const sleep = (milliseconds: number) => sleepFor(milliseconds, undefined, { ref: false });
  const sealer = createSealer(await masterKey(config.vaultKey, config.home));
  const databaseUrl = await databaseAddress(config, log, stops);
  const database = openDatabase(databaseUrl, log);
  stops.push(() => database.close());
  await applyMigrations(database.pool);
  const metrics = createMetrics(() => ingestionLag(database, clock()));

  const graphFor = (credential: TokenCredential) =>
    createGraph({ url: config.graphUrl, credential, log, sleep, meter: metrics.call, trace });
  const ownOf = perTenant((tenantId) => ownCredential(ownPlace(config, tenantId)));
  const graphOf = perTenant((tenantId) => graphFor(ownOf(tenantId)));
  const apisFor = (credential: TokenCredential) =>
    createApis({ addresses: config.apiAddresses, credential, log, sleep, meter: metrics.call, trace });
  const apisOf = perTenant((tenantId) => apisFor(ownOf(tenantId)));
  const sign: KeySigner = (tenantId, keyAddress, data) =>
    signInVault(apisOf(tenantId).keyVault(new URL(keyAddress)), keyAddress, data);
  const signInAs = (identity: ApplicationIdentity) => signIn({ entraUrl: config.entraUrl, sign }, identity);
  const audit = createAudit(database, clock, sealer);
  const connections = createConnectionStore(database, clock);
  const approvals = createApprovalStore(database, clock);
  const alerts = createAlertStore(database);
  const incidents = createIncidentStore(database);
  const files = createFiles({ database, sealer, clock, publicUrl: config.publicUrl });
  const heldFiles = createHeldFiles({ database, sealer, clock, publicUrl: config.publicUrl });
  const vault = createCredentialVault(database, sealer, clock);
  const people = createPeople(graphOf, connections, clock);
  const access = createConnectionAccess({
    ...{ current: connections.get, vault, signIn: signInAs, graphFor, apisFor },
  });
  const lookUpTools: LookUpTools = {
    ...{ connections, access, alerts, audit, recent: createRecent(clock) },
    licencesOf: (tenantId) => readLicences(graphOf(tenantId)),
  };
  const rush = createRush(sleep);
  const ingestion = createIngestion({
    ...{ database, access, current: connections.get, alerts, clock, log, trace },
    ...{ retentionDays: config.retentionDays, makeWay: rush.makeWay },
  });

  const options = botOptions(config);
  const adapter = createAdapter(options);
  const references = createReferenceStore(database, clock);
  const messenger = createMessenger({ adapter, references, options, sleep, log });
  const hunting = createHunting({
    ...{ access, audit, clock, log },
    runs: createRunStore(database, sealer, clock),
    show: (run) => showHunt(run, messenger),
  });
  const readFacts = createReadFacts({
    ...{ graphOf, vault, clock, alerts, incidents, access, pollSeconds: config.pollSeconds },
    thresholdDays: config.expiryDays,
    ownClientIds: ownClientIds(config),
    ownMarks: ownMarks(config),
  });
  const check = createCheck({ database, approvals, readFacts });
  const courier = createCourier({
    ...{ messenger, references, people, clock },
    ...{ timeZone: config.timeZone, languages: config.languages },
  });
  const telling = { database, clock, quietHours: config.quietHours, log, trace };
  const outbox = createOutbox({ ...telling, connections, courier });
  const pings = createPings({
    ...{ ...telling, alerts },
    courier: createPingCourier({ messenger, references, clock }),
    readableBy: async (tenantId, personId) => {
      const { reader, administrator, readable } = await people.standing(tenantId, personId);
      return reader || administrator ? (readable ?? 'all') : [];
    },
  });
  const followPlan = createCardFollower<{ approval: Approval; connection: Connection }>({
    ...{ messenger, sleep },
    placesOf: async ({ approval: { tenantId, id } }) => (await approvals.find(tenantId, id))?.cards ?? [],
    draw: ({ approval, connection }) => planAnswer(approval, connection, clock()),
  });
  const follow = (approval: Approval, connection: Connection) => {
    followPlan(approval, { approval, connection });
  };
  const responseStore = createResponseStore(database, clock);
  const followActions = createCardFollower<ResponseAction>({
    ...{ messenger, sleep },
    placesOf: async ({ tenantId, id }) => (await responseStore.find(tenantId, id))?.cards ?? [],
    draw: (action) => responseAnswer(action, clock()),
  });
  const followResponse = (action: ResponseAction) => {
    followActions(action, action);
  };
  const responseRunner = createResponseRunner({
    ...{ kinds: responseKinds, store: responseStore, follow: followResponse },
    ...{ database, connections, access, audit, clock, log, trace, alerts, incidents, heldFiles },
    fetchResult: createResultDownload(config.resultHosts),
  });
  const responses = createResponses({
    ...{ kinds: responseKinds, store: responseStore, runner: responseRunner, connections, people, audit },
    clock,
  });
  const delegations = createDelegations(database, sealer, clock);
  const drafts = createDrafts(database, clock);
  const authorities = createAuthorities({ delegations, graphOf, graphFor });
  const runner = createRunner({
    ...{
      database,
      connections,
      approvals,
      audit,
      vault,
      graphOf,
      graphFor,
      clock,
      sleep,
      log,
      trace,
      authorities,
      drafts,
    },
    apisFor,
    signIn: signInAs,
    graphScope: `${config.graphUrl.origin}/.default`,
    propagation: config.propagation,
    follow,
    ingest: async (connection) => {
      const words = await ingestion.first(connection);
      void look(connection);
      return words;
    },
  });
  const checkSafely = (connection: Connection) =>
    check(connection).then(
      () => undefined,
      (error: unknown) => {
        log.error({ err: error, connectionId: connection.id }, 'a check failed; it is tried again');
      },
    );
  const rotation = createRotation({
    ...{ database, connections, approvals, runner, graphOf, vault, clock, ended: checkSafely },
  });
  const renewWhenDue = (connection: Connection) =>
    rotation.renewWhenDue(connection).catch((error: unknown) => {
      log.warn({ err: error, connectionId: connection.id }, 'whether a credential ends could not be seen');
    });
  /** What is renewed by itself is begun first: nobody need be told that it ends. */
  const look = async (connection: Connection) => {
    await renewWhenDue(connection);
    await checkSafely(connection);
  };
  const decisions = { approvals, people, audit, runner, authorities };
  const factsOf = createStepFacts({
    ...{ graphOf, vault, clock, answers, sign },
    cloudAppsHosts: config.cloudAppsHosts,
    keyVaultHosts: config.keyVaultHosts,
    signsIn: async (identity) => {
      await accessToken(signInAs(identity), `${config.graphUrl.origin}/.default`);
    },
  });
  const wizard = createWizard({ drafts, factsOf });
  const { authority } = config;
  const setup = createSetup({ ...decisions, connections, drafts, wizard, graphOf, vault, clock, authority });
  const signIns = createSignIns(database, sealer, clock);
  const browserSignIn = createBrowserSignIn({
    ...{ publicUrl: config.publicUrl, signIns, delegations, approvals },
    signInOf: (tenantId) => delegatedSignIn(config, tenantId),
    decide: ({ tenantId, approvalId, chosen }, click) =>
      trace.begin(SIGNED_IN, () => setup.decide(tenantId, approvalId, 'approved', click, chosen)),
  });
  const teamsSignIn = createTeamsSignIn({
    ...{ delegations, audit },
    exchangeOf: (tenantId) => createOnBehalfOf({ ...ownPlace(config, tenantId), graphUrl: config.graphUrl }),
    decide: ({ tenantId, id }, click, chosen) => setup.decide(tenantId, id, 'approved', click, chosen),
  });
  const sandbox = config.botApp === undefined;
  const question = config.model && (await questionCommand(config.model));
  const services: Services = {
    people,
    setup,
    connections,
    approvals,
    alerts,
    incidents,
    watches: createWatchStore(database, clock),
    audit,
    lookUps: createLookUps(lookUpTools),
    files,
    heldFiles,
    oneDrive: config.oneDriveHosts && createOneDrive(config.oneDriveHosts),
    hunting,
    savedHunts: createSavedHunts(database, clock),
    responses,
    responseStore,
    followResponse,
    sources: { graphOf, vault, clock },
    findings: createFindingStore(database, clock),
    check,
    signIn: browserSignIn,
    singleSignOn: config.singleSignOn && { ...config.singleSignOn, ...teamsSignIn },
    authority,
    follow,
    watchers: createWatchers(references),
    clock,
    sandbox,
  };
  const within = (connectionIds: readonly string[]): Partial<Services> => {
    const seen = database.ofConnections(connectionIds);
    const some = { alerts: createAlertStore(seen), connections: onlyThese(connections, connectionIds) };
    const lookUps = createLookUps({ ...lookUpTools, ...some });
    return { ...some, incidents: createIncidentStore(seen), lookUps };
  };
  const standingOf = createStandingOfTurn(people);
  const router = createRouter({
    commands: question === undefined ? commands : [...commands, question],
    questions: question?.name,
    actions,
    servicesFor: createServicesFor(services, standingOf, within),
    mayUse: createMayUse(people, standingOf, connections),
    explain: explainFailure,
    share,
    sandbox,
  });
  const limited = withRateLimit(withTurnTimes(router, metrics.turn), {
    perMinute: config.turnsPerMinute,
    clock,
    refused: () => {
      metrics.refused('rate');
    },
  });
  const traced = withTurnSpans(limited, trace, { commands, actions });
  const application = createApplication({ router: traced, references, messenger, sandbox, log });

  const jobs = await startJobs(databaseUrl, log, trace);
  stops.push(() => jobs.stop());
  const poll = (connection: Parameters<typeof ingestion.poll>[0]) => ingestion.poll(connection);
  const stopBackground = await startBackground({
    ...{ jobs, connections, runner, poll, log, look },
    ...{ responseStore, runResponse: responseRunner.run },
    deliver: async () => {
      await Promise.all([outbox.deliver(), pings.deliver()]);
    },
    forget: async () => {
      await Promise.all([
        delegations.dropExpired(),
        signIns.dropExpired(),
        files.dropExpired(),
        heldFiles.dropExpired(),
        hunting.endLost(),
        forgetHits(database, clock()),
      ]);
    },
    purge: () => purge({ database, clock, log, retentionDays: config.retentionDays }),
    pollSeconds: config.pollSeconds,
    healthSeconds: config.healthSeconds,
  });
  stops.push(() => {
    stopBackground();
    return Promise.resolve();
  });
  const server = createServer({
    ...{ adapter, options, log },
    turn: (context) =>
      rush.during(() =>
        trace.begin(TURN, () =>
          speaking(languageFor(context.activity.locale, config.languages), () => application.run(context)),
        ),
      ),
    ready: () => database.alive(),
    refused: () => {
      metrics.refused('gate');
    },
    signIn: browserSignIn,
    languages: config.languages,
    files,
    heldFiles,
  });
  await server.listen();
  stops.push(() => server.close());
  if (config.metricsPort !== undefined) {
    const place = { port: config.metricsPort, host: config.host };
    const metricsServer = await startMetricsServer(metrics, place, log);
    stops.push(() => metricsServer.close());
  }
}

async function databaseAddress(config: Config, log: Log, stops: (() => Promise<unknown>)[]): Promise<string> {
  if (config.databaseUrl !== undefined) return config.databaseUrl;
  const embedded = await startEmbeddedPostgres({ home: config.home, log });
  stops.push(() => embedded.stop());
  return embedded.url;
}

/** The bot's own identity in a tenant: what it looks things up with, and changes them where that is unattended. */
function ownPlace({ entraUrl, identity }: Config, tenantId: string): OwnPlace {
  return { entraUrl, identity, tenantId };
}

/** The applications of the bot itself: what it looks things up with, and what Teams knows it by. */
function ownClientIds({ identity, botApp }: Config): string[] {
  return [...new Set([identity.clientId, ...(botApp === undefined ? [] : [botApp.id])])];
}

/** Loaded only where a model is configured: its libraries are large. */
async function questionCommand(model: ModelSettings) {
  const { createQuestionCommand } = await import('./teams/assistant/question-command.js');
  return createQuestionCommand(model);
}

function delegatedSignIn(config: Config, tenantId: string): DelegatedSignIn {
  const { graphUrl, publicUrl } = config;
  const redirectUri = publicUrl && new URL('/sign-in/callback', publicUrl).href;
  return createDelegatedSignIn({ ...ownPlace(config, tenantId), graphUrl, redirectUri });
}

/** One of each a tenant, made when it is first asked for. */
function perTenant<T>(make: (tenantId: string) => T): (tenantId: string) => T {
  const made = new Map<string, T>();
  return (tenantId) => {
    const one = made.get(tenantId) ?? make(tenantId);
    made.set(tenantId, one);
    return one;
  };
}

function botOptions({ botApp, port, host, allowedTenants, channel }: Config): BotOptions {
  return {
    app: botApp,
    port,
    host,
    allowedTenants,
    serviceUrlHosts: channel.serviceUrlHosts ?? TEAMS_SERVICE_HOSTS,
    tokenIssuer: channel.tokenIssuer ?? PUBLIC_TOKEN_ISSUER,
    openIdMetadataUrl: channel.openIdMetadataUrl,
    loginUrl: channel.loginUrl,
    loginScope: channel.loginScope,
  };
}
