import type { Activity } from './activities';

const DAY_MS = 86_400_000;

type Operators = Record<string, unknown>;

/**
 * Compiles activity filters, as far as the sandbox has them: service, activity.id, activity.eventType,
 * user.username and date. The answer is a sentence when there is one it does not have.
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
  if (read === undefined || (operator !== 'eq' && operator !== 'neq')) return undefined;
  const values = [wanted].flat().map((value) => String(value).toLowerCase());
  return (activity: Activity) => values.includes(read(activity).toLowerCase()) === (operator === 'eq');
}

const properties: Readonly<Record<string, (activity: Activity) => string>> = {
  service: ({ appId }) => String(appId),
  'activity.id': ({ _id }) => _id,
  'activity.eventType': ({ eventTypeName }) => eventTypeName,
  'user.username': ({ user }) => user.userName,
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
