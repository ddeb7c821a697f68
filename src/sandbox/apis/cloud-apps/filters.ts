import type { Activity } from './activities';

const DAY_MS = 86_400_000;

type Operators = Record<string, unknown>;

/**
 * Compiles activity filters, as far as the sandbox has them: service, activity.id, activity.eventType, user.username,
 * ip.address, location.country, device.type and date, each with the operators that it is documented with. The answer is a sentence when there is one it does not have.
 * Source: learn.microsoft.com/defender-cloud-apps/api-activities (Filters).
 */
export function compileFilters(
  filters: Record<string, Operators>,
  now: Date,
): ((activity: Activity) => boolean) | string {
  const tests: ((activity: Activity) => boolean)[] = [];
  for (const [name, operators] of Object.entries(filters)) {
    for (const [operator, wanted] of Object.entries(operators)) {
      const test =
        name === 'date' ? compareDate(operator, wanted, now) : compareValue(name, operator, wanted);
      if (test === undefined) return `Filter ${name} with ${operator} is not supported.`;
      tests.push(test);
    }
  }
  return (activity) => tests.every((test) => test(activity));
}

function compareValue(name: string, operator: string, wanted: unknown) {
  const read = properties[name];
  const values = [wanted].flat().map((value) => String(value).toLowerCase());
  if (read === undefined) return undefined;
  const own = (activity: Activity) => read(activity).toLowerCase();
  const begins = (activity: Activity) => values.some((value) => own(activity).startsWith(value));
  if (operator === 'eq') return (activity: Activity) => values.includes(own(activity));
  if (operator === 'neq') return (activity: Activity) => !values.includes(own(activity));
  if (operator === 'startswith' && STARTS.includes(name)) return begins;
  if (operator === 'doesnotstartwith' && name === 'ip.address')
    return (activity: Activity) => !begins(activity);
  return undefined;
}

const STARTS = ['ip.address', 'user.username'];

const properties: Readonly<Record<string, (activity: Activity) => string>> = {
  service: ({ appId }) => String(appId),
  'activity.id': ({ _id }) => _id,
  'activity.eventType': ({ eventTypeName }) => eventTypeName,
  'user.username': ({ user }) => user.userName,
  'ip.address': ({ device }) => device.clientIP,
  'location.country': ({ location }) => location.countryCode,
  'device.type': ({ userAgent }) => userAgent.deviceType,
};

/** Moments in milliseconds (gte, lte), or so many days ago (gte_ndays, lte_ndays). */
function compareDate(operator: string, wanted: unknown, now: Date) {
  const number = Number([wanted].flat()[0]);
  if (!Number.isFinite(number)) return undefined;
  const moment = operator.endsWith('_ndays') ? now.getTime() - number * DAY_MS : number;
  if (/^gte(_ndays)?$/.test(operator)) return ({ timestamp }: Activity) => timestamp >= moment;
  if (/^lte(_ndays)?$/.test(operator)) return ({ timestamp }: Activity) => timestamp <= moment;
  return undefined;
}
