import type { z } from 'zod/v4';
import type { Answer } from '../http/answer';
import { type Incoming, parseJson } from '../http/incoming';
import type { RoleName } from '../tenant/directory-roles';
import type { World } from '../world';
import type { Caller } from './caller';
import { badRequest, GraphRefusal } from './failure';

/** One Graph request on its way to the handler of its route. */
export interface GraphCall {
  world: World;
  caller: Caller;
  incoming: Incoming;
  /** The value of a `{name}` of the route's path. */
  param(name: string): string;
  /** A query parameter, such as `$filter`. */
  query(name: string): string | undefined;
  /** Whether the Prefer header holds this token. */
  prefers(token: string): boolean;
}

export interface Route {
  method: 'GET' | 'POST' | 'PATCH' | 'DELETE';
  /** Below the version; `{name}` stands for one segment or for a key in parentheses. */
  path: string;
  /** Any one of these permissions is enough. */
  permissions: readonly string[];
  /** Beside that, any one of these is needed. */
  alsoNeeds?: readonly string[];
  /** A POST that changes nothing. */
  readsOnly?: true;
  /** It is part of /beta only. */
  beta?: true;
  /** The directory roles of which a user that writes through an application must hold one. */
  administrators?: readonly RoleName[];
  /** The `$` query parameters it understands; any other is refused. */
  query?: readonly string[];
  handle(call: GraphCall): Answer | Promise<Answer>;
}

/** The JSON body as `schema` has it. @throws GraphRefusal */
export function readBody<T>({ incoming }: GraphCall, schema: z.ZodType<T>): T {
  const json = parseJson(incoming.body);
  if (json === undefined) {
    throw new GraphRefusal(
      400,
      'BadRequest',
      'Unable to read JSON request payload. Please ensure Content-Type header is set and payload is of valid JSON format.',
    );
  }
  const parsed = schema.safeParse(json);
  if (parsed.success) return parsed.data;
  const issue = parsed.error.issues[0];
  const property = issue?.path.join('.') ?? '';
  throw badRequest(
    `Invalid value specified for property '${property}' of resource: ${issue?.message ?? 'wrong'}.`,
    'InvalidValue',
    property,
  );
}
