import type { Card } from '../../cards/card';
import { type StatusView, statusCard, type Tone } from '../../cards/status';
import { backfillProgress } from '../../alerts/ingestion/progress';
import { formatDate } from '../../connection/dates';
import { inspectionOf } from '../../connection/inspection';
import type { Checkup } from '../../health/check';
import { daysLeft } from '../../health/expiry';
import type { TodaysFacts } from '../../health/read-facts';
import { translated } from '../../health/finding';
import type { StoredFinding } from '../../health/stored-finding';
import { colorOf, stateInWords } from './bulletin-view';
import { findingButtons } from './finding-buttons';
import { countPermissions } from './permissions-view';
import { howLongAgo } from './times';
import { texts } from '../../texts/texts';

const SOON_DAYS = 30;

export interface StatusFacts extends Checkup {
  latest: Date | undefined;
  days: readonly { day: Date; count: number }[];
  now: Date;
  timezone: string | undefined;
  sandbox: boolean;
}

type Fact = StatusView['facts'][number];

/** One glance at a connection: what is wrong first, then four facts and a week of alerts. */
export function statusAnswer(status: StatusFacts): Card {
  const { facts, now, timezone } = status;
  const open = status.open.map(translated);
  const words = texts().status;
  const { organisation, name } = facts.connection;
  const serious = open.filter(({ severity }) => severity !== 'note');
  return statusCard({
    headline: serious.length === 0 ? words.healthy(organisation) : words.needsYou(organisation),
    tone: serious.length === 0 ? 'good' : 'attention',
    context: status.sandbox ? words.sandbox : words.checked,
    facts: [...connectionFacts(status), alertFact(status)],
    problems: [...unsaved(facts), ...open.map((one) => problem(one, now, timezone)), ...past(status)],
    chart: {
      title: words.alertsOf(7),
      bars: status.days.map(({ day, count }) => ({ label: weekday(day), value: count })),
    },
    buttons: [
      { title: texts().buttons.showAlerts, verb: 'alerts.show', data: {} },
      { title: words.permissions, verb: 'command.run', data: { text: `permissions ${name}` } },
      { title: words.credentials, verb: 'command.run', data: { text: `credentials ${name}` } },
    ],
  });
}

/** What is said of a connection in any case: its permissions, its credential, and when alerts were read last. */
export function connectionFacts(checkup: Checkup & { now: Date }): Fact[] {
  const { facts } = checkup;
  return [permissionFact(facts), credentialFact(facts), lookFact(checkup)];
}

function problem(finding: StoredFinding, now: Date, timezone: string | undefined) {
  const state = stateInWords(finding, now, timezone);
  return {
    mark: finding.severity === 'note' ? ('○' as const) : ('✕' as const),
    color: colorOf(finding.severity),
    text: finding.title,
    detail: [`${finding.meaning} ${finding.remedy}`, ...(state === '' ? [] : [state])].join(' · '),
    fixes: findingButtons(finding),
  };
}

/** A connection that is not saved yet reads nothing, so there is nothing to find about it. */
function unsaved({ connection: { id, savedAt } }: TodaysFacts): StatusView['problems'] {
  if (savedAt !== undefined) return [];
  const words = texts().status;
  const text = words.unfinished;
  const fixes = [{ title: words.goOn, verb: 'setup.start', data: { connection: id } }];
  return [{ mark: '○', color: 'default', text, detail: words.unfinishedDetail, fixes }];
}

/** How far the past has been read, while it is. */
function past({ facts: { ingestion, incidents }, now }: StatusFacts): StatusView['problems'] {
  const of = { alerts: ingestion, incidents };
  const rows = (['alerts', 'incidents'] as const).flatMap((what) => {
    const state = of[what];
    const progress = state && backfillProgress(state, now);
    return progress === undefined ? [] : [{ what, ...progress }];
  });
  return rows.slice(0, 1).map(({ what, backTo, share }) => ({
    mark: '○',
    color: 'default',
    text: texts().status.past[what](formatDate(backTo), Math.floor(share * 100)),
    detail: texts().status.pastDetail,
    fixes: [],
  }));
}

function permissionFact({ tenant, connection }: TodaysFacts): Fact {
  const words = texts().status;
  const title = words.permissions;
  if (!tenant.known) return { title, text: words.notKnown, tone: 'attention' };
  const { granted, required } = countPermissions(inspectionOf(connection, tenant.value.actual).permissions);
  return { title, text: words.granted(granted, required), tone: tone(granted === required) };
}

function credentialFact({ tenant, connection, now }: TodaysFacts): Fact {
  const words = texts().status;
  if (!tenant.known) return { title: words.credential, text: words.notKnown, tone: 'attention' };
  const { credential } = inspectionOf(connection, tenant.value.actual);
  const title = texts().credentials.titles[credential?.kind ?? 'certificate'];
  if (credential === undefined) return { title, text: words.none, tone: 'attention' };
  const days = daysLeft(credential.notAfter, now);
  return { title, text: texts().credentials.days(days), tone: tone(days > SOON_DAYS) };
}

function lookFact({ facts: { ingestion }, open, now }: Checkup & { now: Date }): Fact {
  const at = ingestion?.lastSuccessAt;
  const late = open.some(({ kind }) => kind === 'ingestion-late');
  const text = at === undefined ? texts().status.notYet : howLongAgo(at, now);
  return { title: texts().status.lastRead, text, tone: tone(at !== undefined && !late) };
}

function alertFact({ latest, now }: StatusFacts): Fact {
  const text = latest === undefined ? texts().status.noneYet : howLongAgo(latest, now);
  return { title: texts().status.lastAlert, text, tone: 'default' };
}

function tone(good: boolean): Tone {
  return good ? 'good' : 'attention';
}

function weekday(day: Date): string {
  return day.toLocaleDateString(texts().times, { weekday: 'short', timeZone: 'UTC' });
}
