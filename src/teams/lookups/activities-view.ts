import type { QueryProblem } from '../../alerts/query/problems';
import { activityListCard } from '../../cards/activities';
import type { Card } from '../../cards/card';
import { type Button, noticeCard } from '../../cards/notice';
import { type About, aboutOf } from '../../lookups/activities/about';
import type { ActivitiesFound, Place } from '../../lookups/activities/activities';
import { PAGE_SIZE } from '../../lookups/activities/activities';
import { isFailure } from '../../lookups/activities/events';
import type { ActivityQuery } from '../../lookups/activities/query';
import type { Resolved } from '../../lookups/activities/resolve';
import type { AlertsAbout } from '../../lookups/alerts-about';
import type { Activity } from '../../microsoft/cloudapps/activities';
import { inNumbers, texts } from '../../texts/texts';
import { translated } from '../../alerts/worded';
import { ago } from '../views/times';
import { alertsButton } from './about-alerts';
import { knownFromAlerts } from './known-from-alerts';

interface Shown {
  query: ActivityQuery;
  found: ActivitiesFound;
  place: Place;
  alerts: AlertsAbout | undefined;
  now: Date;
  alertId: string | undefined;
}

const MOST_CHOICES = 6;
const LONGEST_DESCRIPTION = 500;

/** One page of activities. */
export function activitiesCard({ query, found, place, alerts, now, alertId }: Shown): Card {
  const about = aboutOf(query.conditions);
  const { rows } = found;
  const { activities, list } = texts();
  return activityListCard({
    title: titleOf(found, place, nameOf(about, rows)),
    context: query.text === '' ? activities.allNewestFirst : query.text,
    rows: rows.map((row) => ({
      ...whatOf(row, about),
      when: row.timestamp == null ? '' : ago(new Date(row.timestamp), now),
      ...(isFailure(row.eventTypeName) && { color: 'attention' as const }),
      ...openOf(row, about, alertId),
    })),
    range: rangeOf(found, place),
    buttons: [
      ...(found.hasNext
        ? [turnTo(list.next, query, { ...place, skip: place.skip + PAGE_SIZE }, alertId)]
        : []),
      ...(place.skip > 0
        ? [turnTo(list.previous, query, { ...place, skip: Math.max(0, place.skip - PAGE_SIZE) }, alertId)]
        : []),
      ...(alerts === undefined ? [] : alertsButton(alerts)),
      ...(about?.kind === 'user' ? [lookUp(activities.lookUpUser, about.name, alertId)] : []),
    ],
    ...(rows.length === 0 && { hint: activities.noMatch }),
  });
}

function titleOf({ rows, total }: ActivitiesFound, { skip }: Place, about: string | undefined): string {
  const { title } = texts().activities;
  if (rows.length === 0 && skip === 0) return about === undefined ? title.none : title.noneAbout(about);
  if (total === undefined) return about === undefined ? title.some : title.someAbout(about);
  const shown = inNumbers(total);
  return about === undefined ? title.counted(total, shown) : title.countedAbout(total, shown, about);
}

function rangeOf({ rows, total }: ActivitiesFound, { skip }: Place): string {
  if (rows.length === 0) return '';
  const range = `${skip + 1}–${skip + rows.length}`;
  return total === undefined ? range : texts().list.place(range, inNumbers(total));
}

/** What the title adds. An app is asked for by its number, and called what its activities call it. */
function nameOf(about: About | undefined, rows: readonly Activity[]): string | undefined {
  if (about === undefined) return undefined;
  const words = texts().activities.about;
  if (about.kind === 'ip') return words.ip(about.name);
  // The whole address stands in the line below.
  if (about.kind !== 'app') return words.user(about.name.split('@')[0] ?? about.name);
  const app = rows.find(({ appId }) => String(appId) === about.name)?.appName;
  return words.app(app ?? words.appOfNumber(about.name));
}

/** What was done. Why a sign-in failed stands in brackets after it: it goes to the smaller line. */
function whatOf(row: Activity, about: About | undefined): { title: string; detail: string } {
  const description = (row.description ?? texts().activities.nameless).slice(0, LONGEST_DESCRIPTION);
  const [, title = description, reason] = /^([^(]+) \(Failure message: ([^)]*)\)$/.exec(description) ?? [];
  return { title, detail: [detailOf(row, about), reason].filter(Boolean).join(' · ') };
}

/** Who, in which app, from where, with what; what all rows share is in the title. */
function detailOf(
  { user, appName, device, location, userAgent }: Activity,
  about: About | undefined,
): string {
  const country = location?.countryCode ?? device?.countryCode;
  const address = about?.kind === 'ip' ? undefined : device?.clientIP;
  const place = [address, capitals(location?.city), country].filter(Boolean).join(', ');
  return [
    about?.kind === 'user' ? undefined : user?.userName,
    about?.kind === 'app' ? undefined : appName,
    place,
    userAgent?.deviceType && translated(userAgent.deviceType.toLowerCase()),
  ]
    .filter(Boolean)
    .join(' · ');
}

/** The service writes cities in small letters. */
function capitals(city: string | null | undefined): string | undefined {
  return city?.replaceAll(/(^|[\s-])\p{Ll}/gu, (letter) => letter.toUpperCase());
}

function openOf({ user }: Activity, about: About | undefined, alertId: string | undefined) {
  if (about?.kind === 'user' || user?.userName == null || user.userName === '') return {};
  if (user.userName.length > 400) return {};
  return { open: lookUp(texts().record.lookUp, user.userName, alertId) };
}

function lookUp(title: string, name: string, alert: string | undefined): Button {
  return { title, verb: 'lookup.open', data: { kind: 'user', name, ...(alert !== undefined && { alert }) } };
}

function turnTo(
  title: string,
  { text: query }: ActivityQuery,
  place: Place,
  alert: string | undefined,
): Button {
  return { title, verb: 'activities.turn', data: { query, ...place, ...(alert !== undefined && { alert }) } };
}

/** Activities cannot be shown, and why; the alerts about the same, where there are any. */
export function withoutActivities(
  query: ActivityQuery,
  alerts: AlertsAbout | undefined,
  why: string,
  now: Date,
  again: Place | undefined,
): Card {
  const words = texts().activities;
  const buttons = again === undefined ? [] : [turnTo(words.tryAgain, query, again, undefined)];
  const about = aboutOf(query.conditions)?.name ?? query.name;
  if (alerts === undefined || about === undefined)
    return noticeCard({ title: words.notShown, text: why, tone: 'warning', buttons });
  return knownFromAlerts(about, alerts, why, now, { buttons });
}

/** Neither a user nor an app is called so. */
export function noneCalled(name: string, alerts: AlertsAbout | undefined): Card {
  return noticeCard({
    title: texts().activities.noneCalled(name.slice(0, 80)),
    text: texts().activities.noneCalledBecause,
    buttons: alerts === undefined ? [] : alertsButton(alerts),
  });
}

/** Asks who is meant. */
export function whomMeant(
  { name, queries }: Extract<Resolved, { state: 'several' }>,
  alert: string | undefined,
): Card {
  const words = texts().lookUp;
  const more = queries.length > MOST_CHOICES ? [words.typeMore] : [];
  return noticeCard({
    title: words.meant.user,
    text: [words.several(name), ...more].join(' '),
    buttons: queries.slice(0, MOST_CHOICES).map(({ title, query }) => ({
      title,
      verb: 'activities.turn',
      data: { query, ...(alert !== undefined && { alert }) },
    })),
  });
}

/** A query that was not understood, and what may have been meant as a button. */
export function notUnderstood({ message, suggestion }: QueryProblem): Card {
  const meant =
    suggestion === undefined
      ? []
      : [{ title: suggestion, verb: 'activities.turn', data: { query: suggestion } }];
  return noticeCard({ title: texts().query.problem, text: message, buttons: meant });
}
