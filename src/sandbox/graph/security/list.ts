import type { AlertStore, StoredItem } from '../../alerts/alert-store';
import type { Answer } from '../../http/answer';
import { ok } from '../../http/answer';
import type { GraphCall } from '../call';
import { badQuery, internalError } from '../failure';
import { compileFilter } from '../filter';
import type { FilterRules } from '../filter-property';
import { contextOf, linkWith, wholeNumber } from '../page';
import { pick, selection } from '../select';
import { hideFutureMembers } from './enums';

export interface SecurityCollection {
  store: AlertStore;
  context: string;
  rules: FilterRules;
  known: (name: string) => boolean;
  standard: number;
  largest: number;
  /** Adds what `$expand` asks for. */
  expand?: (item: Record<string, unknown>) => Record<string, unknown>;
}

/**
 * One page of alerts or incidents, newest first. The next page begins after the last item of this one, so that what
 * arrives meanwhile neither hides nor repeats anything.
 */
export function listSecurity(call: GraphCall, collection: SecurityCollection): Answer {
  const { store, context, rules, known, standard, largest, expand } = collection;
  const size = wholeNumber(call, '$top', { least: 1, largest }) ?? standard;
  const names = selection(call.query('$select'), known, rules.type);
  const filter = call.query('$filter');
  const matching = filter === undefined ? store.newestFirst() : filtered(store, filter, rules);
  const start = firstOf(call, matching);
  const items = matching.slice(start, start + size);
  if (items.some(({ id }) => call.world.unreadable.has(id))) throw internalError();
  const last = start + size < matching.length ? items.at(-1) : undefined;
  return ok({
    '@odata.context': contextOf(call, context),
    ...(call.query('$count') === 'true' && { '@odata.count': matching.length }),
    ...(last && { '@odata.nextLink': linkWith(call, seal(last)) }),
    value: items.map(({ raw }) => pick(present(call, expand === undefined ? raw : expand(raw)), names)),
  });
}

/** The item as this caller may see it. */
export function present(call: GraphCall, raw: Record<string, unknown>): Record<string, unknown> {
  if (call.prefers('include-unknown-enum-members')) return raw;
  return hideFutureMembers(raw) as Record<string, unknown>;
}

function filtered(store: AlertStore, filter: string, rules: FilterRules): StoredItem[] {
  const passes = compileFilter(filter, rules);
  return store.newestFirst().filter(({ raw }) => passes(raw));
}

function firstOf(call: GraphCall, matching: readonly StoredItem[]): number {
  const token = call.query('$skiptoken');
  if (token === undefined) return wholeNumber(call, '$skip', { least: 0 }) ?? 0;
  const [created, id] = Buffer.from(token, 'base64url').toString().split('\n');
  if (created === undefined || id === undefined) throw badQuery('The specified $skiptoken is invalid.');
  const next = matching.findIndex(
    (item) => item.created < created || (item.created === created && item.id < id),
  );
  return next === -1 ? matching.length : next;
}

function seal({ created, id }: StoredItem): string {
  return Buffer.from(`${created}\n${id}`).toString('base64url');
}
