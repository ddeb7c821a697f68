import { randomUUID } from 'node:crypto';
import type { Answer } from '../http/answer';
import type { Incoming } from '../http/incoming';
import type { World } from '../world';
import { identify } from './caller';
import type { GraphCall, Route } from './call';
import { badQuery, graphError, GraphRefusal } from './failure';
import { matchRoute, segmentsOf } from './match-route';
import { checkPermission } from './permission';
import { routes } from './routes';

const address = /^\/(v1\.0|beta)\/(.*)$/;

/** Answers a Graph address; undefined when the path is none of Graph's. `caller` hears who called. */
export async function answerGraph(
  world: World,
  incoming: Incoming,
  caller: (clientId: string) => void,
): Promise<Answer | undefined> {
  if (!address.test(incoming.url.pathname)) return undefined;
  const clientRequestId = incoming.header('client-request-id');
  const answer = await carryOut(world, incoming, caller).catch((error: unknown) => {
    if (error instanceof GraphRefusal) return graphError(error, world.clock(), clientRequestId);
    throw error;
  });
  const requestId = answer.headers?.['request-id'] ?? randomUUID();
  return {
    ...answer,
    headers: {
      ...answer.headers,
      'request-id': requestId,
      'client-request-id': clientRequestId ?? requestId,
    },
  };
}

async function carryOut(
  world: World,
  incoming: Incoming,
  heard: (clientId: string) => void,
): Promise<Answer> {
  const caller = await identify(world, incoming);
  heard(caller.clientId);
  const { route, values } = findRoute(incoming);
  checkPermission(world, caller, route);
  checkQuery(route, incoming.url.searchParams);
  const preferences = (incoming.header('prefer') ?? '').split(',').map((token) => token.trim().toLowerCase());
  const call: GraphCall = {
    world,
    caller,
    incoming,
    param: (name) => values.get(name) ?? '',
    query: (name) => incoming.url.searchParams.get(name) ?? undefined,
    prefers: (token) => preferences.includes(token),
  };
  return route.handle(call);
}

function findRoute({ method, url }: Incoming): { route: Route; values: Map<string, string> } {
  const [, version, path = ''] = address.exec(url.pathname) ?? [];
  const segments = segmentsOf(path) ?? [];
  let elsewhere = false;
  for (const route of routes) {
    if (route.beta === true && version !== 'beta') continue;
    const values = matchRoute(route, segments);
    if (values !== undefined && route.method === method) return { route, values };
    elsewhere ||= values !== undefined;
  }
  if (elsewhere)
    throw new GraphRefusal(
      405,
      'Request_BadRequest',
      'Specified HTTP method is not allowed for the request target.',
    );
  throw new GraphRefusal(400, 'BadRequest', `Resource not found for the segment '${segments[0] ?? ''}'.`);
}

function checkQuery({ query = [] }: Route, parameters: URLSearchParams): void {
  for (const name of parameters.keys()) {
    if (name.startsWith('$') && !query.includes(name)) {
      throw badQuery(`The query parameter '${name}' is not supported on this resource.`);
    }
  }
}
