import { readSpan } from '../../alerts/query/time';
import type { ActivityFilters } from '../../microsoft/cloudapps/activities';
import { eventOf } from './events';
import type { Condition } from './query';

/**
 * The filters that the service knows, with what each takes of a value.
 * Source: learn.microsoft.com/defender-cloud-apps/api-activities. That page calls the filter of events
 * activity.eventActionType and names none of its values; activity.eventType, which takes the names that activities
 * carry, is what Get-MCASActivity (microsoft/MCAS) and demisto/content send.
 */
const FILTERS: Readonly<
  Record<string, { name: string; valuesOf: (value: string) => readonly (string | number)[] }>
> = {
  user: { name: 'user.username', valuesOf: (value) => [value] },
  ip: { name: 'ip.address', valuesOf: (value) => [value] },
  app: { name: 'service', valuesOf: (value) => [Number(value)] },
  event: { name: 'activity.eventType', valuesOf: (value) => eventOf(value)?.types ?? [] },
  country: { name: 'location.country', valuesOf: (value) => [value] },
  device: { name: 'device.type', valuesOf: (value) => [value.toUpperCase()] },
};

/**
 * Conditions whose users are addresses and whose apps are numbers, as the service takes them.
 *
 * @param at nothing later than this is asked for, so that pages do not move while new activities come
 */
export function filtersOf(conditions: readonly Condition[], now: Date, at: Date): ActivityFilters {
  const filters: ActivityFilters = {};
  for (const { field, negated, values } of conditions) {
    const filter = FILTERS[field];
    if (filter === undefined) continue;
    const operators = { [negated ? 'neq' : 'eq']: values.flatMap(filter.valuesOf) };
    filters[filter.name] = { ...filters[filter.name], ...operators };
  }
  const time = (name: string) => {
    const value = conditions.find(({ field }) => field === name)?.values[0];
    return value === undefined ? undefined : readSpan(value, now);
  };
  const from = time('since')?.start.getTime();
  const to = Math.min(at.getTime(), time('until')?.end.getTime() ?? Infinity);
  filters['date'] = { lte: to, ...(from !== undefined && { gte: from }) };
  return filters;
}
