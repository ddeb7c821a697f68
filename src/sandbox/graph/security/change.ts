import { z } from 'zod/v4';
import type { AlertStore } from '../../alerts/alert-store';
import { ok } from '../../http/answer';
import { type GraphCall, readBody, type Route } from '../call';
import { badRequest, GraphRefusal, notFound } from '../failure';
import { contextOf } from '../page';
import { SECURITY_ADMINISTRATORS } from '../permission';
import { alertClassification, alertDetermination } from './enums';
import { present } from './list';

type Item = Record<string, unknown> & { id: string };

/** What a PATCH of a collection may hold. */
interface Changeable {
  store: (world: GraphCall['world']) => AlertStore;
  status: readonly string[];
  /** Beside the four that alerts and incidents share. */
  more: readonly string[];
}

/**
 * Changing one of a collection, and commenting on it.
 * Sources: security-alert-update, security-alert-post-comments, security-incident-update, security-incident-post-comments.
 *
 * @param collection such as `security/alerts_v2`
 */
export function changeRoutes(
  collection: string,
  permissions: readonly string[],
  changeable: Changeable,
): readonly Route[] {
  const item = `/${collection}/{id}`;
  const guard = { permissions, administrators: SECURITY_ADMINISTRATORS };
  return [
    {
      ...{ method: 'PATCH', path: item, ...guard },
      handle: (call) =>
        ok({
          '@odata.context': contextOf(call, `${collection}/$entity`),
          ...present(call, change(call, changeable)),
        }),
    },
    {
      ...{ method: 'POST', path: `${item}/comments`, ...guard },
      handle: (call) =>
        ok({
          '@odata.context': contextOf(call, `${collection}('${call.param('id')}')/comments`),
          value: addComment(call, changeable.store(call.world)),
        }),
    },
  ];
}

const SHARED = ['status', 'classification', 'determination', 'assignedTo'];
const body = z.record(z.string(), z.unknown());

/**
 * PATCH of an alert or incident: these properties and no others, of each enumeration its members, and a classification
 * only along with a determination.
 * Sources: security-alert-update, security-incident-update (their request bodies).
 *
 * @throws GraphRefusal
 */
function change(call: GraphCall, { store: storeOf, status, more }: Changeable): Item {
  const store = storeOf(call.world);
  const before = itemOf(call, store);
  const given = readBody(call, body);
  const wanted = Object.entries(given).filter(([name]) => !name.startsWith('@odata.'));
  for (const [name, value] of wanted) {
    if (![...SHARED, ...more].includes(name))
      throw badRequest(`Invalid property '${name}'.`, 'InvalidProperty', name);
    checkValue(name, value, status);
  }
  const after = { ...before, ...Object.fromEntries(wanted) };
  if (isSet(given['classification']) && !isSet(after['determination']))
    throw new GraphRefusal(400, 'BadRequest', 'Classification must be set together with a determination.');
  return put(call, store, { ...after, ...resolution(before, after, call.world.clock()) });
}

const comment = z.looseObject({ '@odata.type': z.string().optional(), comment: z.string().min(1) });

/**
 * Adds a comment in the name of whoever calls, and gives all of them.
 * Sources: security-alert-post-comments, security-incident-post-comments.
 *
 * @throws GraphRefusal
 */
function addComment(call: GraphCall, store: AlertStore): unknown[] {
  const before = itemOf(call, store);
  const { comment: text } = readBody(call, comment);
  const known = Array.isArray(before['comments']) ? (before['comments'] as unknown[]) : [];
  const added = {
    comment: text,
    createdByDisplayName: nameOf(call),
    createdDateTime: precise(call.world.clock()),
  };
  const comments = [...known, added];
  put(call, store, { ...before, comments });
  return comments;
}

function itemOf(call: GraphCall, store: AlertStore): Item {
  const id = call.param('id');
  const raw = store.find(id);
  if (raw === undefined) throw notFound(id);
  return { ...raw, id };
}

function put({ world }: GraphCall, store: AlertStore, item: Item): Item {
  const changed = { ...item, lastUpdateDateTime: precise(world.clock()) };
  store.put([changed]);
  return changed;
}

function checkValue(name: string, value: unknown, status: readonly string[]): void {
  const members = { status, classification: alertClassification, determination: alertDetermination }[name];
  const fits =
    members === undefined
      ? name === 'customTags' || value === null || typeof value === 'string'
      : typeof value === 'string' && members.includes(value);
  if (!fits)
    throw new GraphRefusal(400, 'BadRequest', `Invalid value specified for property '${name}' of resource.`);
}

function isSet(value: unknown): boolean {
  return typeof value === 'string' && value !== 'unknown';
}

/** When it was resolved; an incident has no such property. */
function resolution(before: Item, after: Item, now: Date): Partial<Item> {
  if (!('resolvedDateTime' in before) || before['status'] === after['status']) return {};
  return { resolvedDateTime: after['status'] === 'resolved' ? precise(now) : null };
}

/** Graph's date-times have seven decimals. */
function precise(now: Date): string {
  return now.toISOString().replace('Z', '0000Z');
}

/** The person or application that a comment is shown to be of. */
function nameOf({ world: { tenant }, caller }: GraphCall): string | null {
  if (caller.delegated)
    return tenant.users.find(({ id }) => id === caller.objectId)?.userPrincipalName ?? null;
  return tenant.applications.find(({ appId }) => appId === caller.clientId)?.displayName ?? null;
}
