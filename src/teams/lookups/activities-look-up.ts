import type { Card } from '../../cards/card';
import { aboutOf } from '../../lookups/activities/about';
import { type Place, readActivities } from '../../lookups/activities/activities';
import { activityQuery, type ActivityQuery, readActivityQuery } from '../../lookups/activities/query';
import { resolve } from '../../lookups/activities/resolve';
import { whyNoActivities } from '../../lookups/activities/why-not';
import { type AlertsAbout, alertsAbout } from '../../lookups/alerts-about';
import type { Asked, Open } from '../../lookups/look-ups';
import type { MicrosoftApi } from '../../microsoft/api/client';
import { texts } from '../../texts/texts';
import type { Answer } from '../answer';
import type { Services } from '../services';
import type { Turn } from '../turn';
import { notConnected } from '../views/not-connected';
import { activitiesCard, noneCalled, notUnderstood, whomMeant, withoutActivities } from './activities-view';
import { answerAsked, type LookUpTools } from './look-up';

export interface WantedActivities {
  query: string;
  alert?: string | undefined;
  /** Where the page begins; undefined: at the newest. */
  skip?: number | undefined;
  at?: number | undefined;
}

/** One page of activities, for what was typed or what a button carries. */
export function answerActivities(
  { query: given, alert: alertId, skip = 0, at }: WantedActivities,
  turn: Turn,
  services: Services,
): Promise<Pick<Answer, 'card' | 'later'>> {
  const now = services.clock().getTime();
  const place = { skip, at: Math.min(at ?? now, now) };
  const read = readActivityQuery(given, new Date(place.at));
  if (!read.ok) return Promise.resolve({ card: notUnderstood(read.problem) });
  const { query } = read;
  // The subject goes on record, in English whoever asks.
  const asked = { action: 'lookup.activities', subject: query.text || 'all activities', alertId };
  return answerAsked(
    asked,
    (wanted, tools) => lookUpActivities(wanted, query, place, tools),
    turn,
    services,
    query.text === '' ? texts().activities.opening : undefined,
  );
}

/** What was done from an IP address, by its alerts where cloud apps cannot be asked. */
export function lookUpAddress(asked: Asked, tools: LookUpTools): Promise<Card> {
  return lookUpOne('ip', asked, tools);
}

/** What was done in a cloud app, by its number there. */
export function lookUpApp(asked: Asked, tools: LookUpTools): Promise<Card> {
  return lookUpOne('app', asked, tools);
}

function lookUpOne(field: 'ip' | 'app', asked: Asked, tools: LookUpTools): Promise<Card> {
  const now = tools.services.clock();
  const { text } = activityQuery([{ field, negated: false, values: [asked.subject] }]);
  const read = readActivityQuery(text, now);
  if (!read.ok) return Promise.resolve(notUnderstood(read.problem));
  return lookUpActivities(asked, read.query, { skip: 0, at: now.getTime() }, tools);
}

async function lookUpActivities(
  asked: Asked,
  query: ActivityQuery,
  place: Place,
  tools: LookUpTools,
): Promise<Card> {
  const reach = await tools.services.lookUps.begin(asked, 'cloudApps');
  if (reach.state === 'not-connected') return notConnected();
  const without = async (why: string, again = false) =>
    withoutActivities(
      query,
      await alertsOf(asked, query, tools),
      why,
      tools.services.clock(),
      again ? place : undefined,
    );
  if (reach.state === 'lacking') return without(reach.why);
  const { cloudAppsUrl } = reach.connection.desired.identifiers;
  if (cloudAppsUrl === undefined) return without(texts().activities.noPortalUrl);
  const cloudApps = reach.clients.apis.cloudApps(new URL(cloudAppsUrl));
  try {
    return await pageOf(asked, query, { place, open: reach, cloudApps }, tools);
  } catch (error) {
    return without(whyNoActivities(error), true);
  }
}

async function pageOf(
  asked: Asked,
  query: ActivityQuery,
  { place, open, cloudApps }: { place: Place; open: Open; cloudApps: MicrosoftApi },
  tools: LookUpTools,
): Promise<Card> {
  const resolved = await resolve(query, open, cloudApps);
  if (resolved.state === 'none') return noneCalled(resolved.name, await alertsOf(asked, query, tools));
  if (resolved.state === 'several') return whomMeant(resolved, asked.alertId);
  const [found, alerts] = await Promise.all([
    readActivities(open, cloudApps, resolved.query, place),
    alertsOf(asked, resolved.query, tools),
  ]);
  const now = tools.services.clock();
  return activitiesCard({ query: resolved.query, found, place, alerts, now, alertId: asked.alertId });
}

/** The alerts about what a query is about. */
async function alertsOf(
  { tenantId }: Asked,
  { conditions, name }: ActivityQuery,
  { services }: LookUpTools,
): Promise<AlertsAbout | undefined> {
  const about = aboutOf(conditions) ?? (name === undefined ? undefined : { kind: 'user' as const, name });
  if (about === undefined || about.kind === 'app') return undefined;
  return alertsAbout(tenantId, about.kind, about.name, services.clock(), services);
}
