import { type Answer, ok } from '../../http/answer';
import type { Incoming } from '../../http/incoming';
import { compileFilter } from '../../graph/filter';
import { GraphRefusal } from '../../graph/failure';
import { ENDPOINT_APP_ID } from '../../tenant/apis';
import type { World } from '../../world';
import { type ApiCaller, identifyApiCaller } from '../caller';
import { showFile, showFileStatistics } from './file-profiles';
import { listLibraryFiles, uploadLibraryFile } from './library-files';
import { answerResult } from './live-response/result-links';
import {
  cancelMachineAction,
  listMachineActions,
  runLiveResponse,
  showMachineAction,
  showResultLink,
} from './live-response/session-routes';
import { allMachines } from './machines';
import { METADATA, refusal } from './refusal';

const LARGEST_PAGE = 10_000;

interface EndpointRoute {
  path: RegExp;
  /** Standard: GET. */
  method?: 'POST';
  /** Calls are counted, 100 a minute, or ten for sessions. */
  counted?: 'machines' | 'sessions';
  /** Any one of these roles is enough. */
  roles: readonly string[];
  handle(world: World, incoming: Incoming, id: string, caller: ApiCaller): Answer | Promise<Answer>;
}

const machineReaders = ['Machine.Read.All', 'Machine.ReadWrite.All'];

/** Sources: learn.microsoft.com/defender-endpoint/api/get-machines, get-machine-by-id and their limits; each handler's own. */
const routes: readonly EndpointRoute[] = [
  { path: /^\/api\/machines$/i, roles: machineReaders, counted: 'machines', handle: listMachines },
  { path: /^\/api\/machines\/([^/]+)$/i, roles: machineReaders, counted: 'machines', handle: showMachine },
  { path: /^\/api\/libraryfiles$/i, roles: ['Library.Manage'], handle: listLibraryFiles },
  { path: /^\/api\/libraryfiles$/i, method: 'POST', roles: ['Library.Manage'], handle: uploadLibraryFile },
  {
    path: /^\/api\/machines\/([^/]+)\/runliveresponse$/i,
    method: 'POST',
    roles: ['Machine.LiveResponse'],
    counted: 'sessions',
    handle: runLiveResponse,
  },
  { path: /^\/api\/machineactions$/i, roles: machineReaders, handle: listMachineActions },
  { path: /^\/api\/machineactions\/([^/]+)$/i, roles: machineReaders, handle: showMachineAction },
  {
    path: /^\/api\/machineactions\/([^/]+)\/cancel$/i,
    method: 'POST',
    roles: ['Machine.LiveResponse', 'Machine.Isolate'],
    handle: cancelMachineAction,
  },
  {
    path: /^\/api\/machineactions\/([^/]+)\/GetLiveResponseResultDownloadLink\(index(?:=|%3D)\d+\)$/i,
    roles: machineReaders,
    handle: showResultLink,
  },
  { path: /^\/api\/files\/([^/]+)$/i, roles: ['File.Read.All'], handle: showFile },
  { path: /^\/api\/files\/([^/]+)\/stats$/i, roles: ['File.Read.All'], handle: showFileStatistics },
];

const filterRules = {
  type: 'Machine',
  properties: {
    id: 'string',
    computerDnsName: 'string',
    aadDeviceId: 'string',
    osPlatform: 'string',
    healthStatus: 'string',
    riskScore: 'string',
    exposureLevel: 'string',
    onboardingStatus: 'string',
    deviceValue: 'string',
    version: 'string',
    lastIpAddress: 'string',
    lastSeen: 'instant',
  },
  functions: ['startswith'],
} as const;

/** Defender for Endpoint, as far as the sandbox has it. Errors as seen in Azure/Azure-Sentinel#13457. */
export async function answerEndpoint(
  world: World,
  incoming: Incoming,
  heard: (clientId: string) => void,
): Promise<Answer | undefined> {
  const { pathname } = incoming.url;
  const stored = answerResult(world, incoming);
  if (stored !== undefined) return stored;
  const here = routes.filter(({ path }) => path.test(pathname));
  const route = here.find(({ method = 'GET' }) => method === incoming.method) ?? here[0];
  if (route === undefined) return undefined;
  const caller = await identifyApiCaller(world, incoming, ENDPOINT_APP_ID);
  if (caller === undefined) return refusal(401, 'Unauthorized', 'Access token validation failure.');
  heard(caller.clientId);
  if (!route.roles.some((role) => caller.roles.includes(role))) {
    const message = `Missing application roles. API required roles: ${route.roles.join(',')}, application roles: ${caller.roles.join(',')}.`;
    return refusal(403, 'Forbidden', message);
  }
  const limits = { machines: world.machinesLimit, sessions: world.liveResponseLimit };
  const wait = route.counted && limits[route.counted].take(caller.clientId);
  if (wait !== undefined) return tooMany(wait, route.counted === 'sessions' ? 10 : 100);
  if (incoming.method !== (route.method ?? 'GET'))
    return refusal(405, 'MethodNotAllowed', 'The method is not allowed.');
  try {
    return await route.handle(world, incoming, route.path.exec(pathname)?.[1] ?? '', caller);
  } catch (error) {
    if (error instanceof GraphRefusal) return refusal(400, 'BadRequest', error.message);
    throw error;
  }
}

function listMachines(world: World, { url: { searchParams } }: Incoming): Answer {
  const filter = searchParams.get('$filter');
  const top = Number(searchParams.get('$top') ?? LARGEST_PAGE);
  const skip = Number(searchParams.get('$skip') ?? 0);
  if (!Number.isInteger(top) || top < 1 || top > LARGEST_PAGE || !Number.isInteger(skip) || skip < 0)
    return refusal(400, 'BadRequest', '$top must be between 1 and 10000, and $skip not negative.');
  const passes = filter === null ? () => true : compileFilter(filter, filterRules);
  const value = allMachines(world)
    .filter(passes)
    .slice(skip, skip + top);
  return ok({ '@odata.context': `${METADATA}#Machines`, value });
}

function showMachine(world: World, _: Incoming, id: string): Answer {
  const machine = allMachines(world).find((one) =>
    [one['id'], one['computerDnsName']].includes(id.toLowerCase()),
  );
  if (machine === undefined) return refusal(404, 'ResourceNotFound', `Machine ${id} was not found.`);
  return ok({ '@odata.context': `${METADATA}#Machines/$entity`, ...machine });
}

/** As reported in MicrosoftDocs/microsoft-365-docs#4616. */
function tooMany(seconds: number, most: number): Answer {
  const answer = refusal(429, '429', `API calls quota exceeded! maximum allowed ${most} per 00:01:00`);
  return { ...answer, headers: { 'retry-after': String(seconds) } };
}
