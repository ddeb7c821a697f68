import type { Card } from '../../cards/card';
import { type StatusView, statusCard, type Tone } from '../../cards/status';
import { backfillProgress } from '../../alerts/ingestion/progress';
import { formatDate } from '../../connection/dates';
import { inspectionOf } from '../../connection/inspection';
import type { Checkup } from '../../health/check';
import { daysLeft } from '../../health/expiry';
import type { TodaysFacts } from '../../health/read-facts';
import type { StoredFinding } from '../../health/stored-finding';
import { colorOf, stateInWords } from './bulletin-view';
import { findingButtons } from './finding-buttons';
import { countPermissions } from './permissions-view';
import { howLongAgo } from './times';

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
  const { open, facts, now, timezone } = status;
  const { organisation, name } = facts.connection;
  const serious = open.filter(({ severity }) => severity !== 'note');
  return statusCard({
    headline: serious.length === 0 ? `${organisation} is connected and healthy` : `${organisation} needs you`,
    tone: serious.length === 0 ? 'good' : 'attention',
    context: status.sandbox
      ? 'Sandbox tenant on this machine, without Bot Framework authentication'
      : 'Checked just now',
    facts: [...connectionFacts(status), alertFact(status)],
    problems: [...unsaved(facts), ...open.map((one) => problem(one, now, timezone)), ...past(status)],
    chart: {
      title: 'Alerts, last 7 days',
      bars: status.days.map(({ day, count }) => ({ label: weekday(day), value: count })),
    },
    buttons: [
      { title: 'Show alerts', verb: 'alerts.show', data: {} },
      { title: 'Permissions', verb: 'command.run', data: { text: `permissions ${name}` } },
      { title: 'Credentials', verb: 'command.run', data: { text: `credentials ${name}` } },
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
  const text = 'The setup is not finished';
  const fixes = [{ title: 'Go on', verb: 'setup.start', data: { connection: id } }];
  return [{ mark: '○', color: 'default', text, detail: 'Nothing is read until it is.', fixes }];
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
    text: `Past ${what}: read back to ${formatDate(backTo)}, ${Math.floor(share * 100)} %`,
    detail: 'What is new is read first, then the past, day by day.',
    fixes: [],
  }));
}

function permissionFact({ tenant, connection }: TodaysFacts): Fact {
  const title = 'Permissions';
  if (!tenant.known) return { title, text: 'not known', tone: 'attention' };
  const { granted, required } = countPermissions(inspectionOf(connection, tenant.value.actual).permissions);
  return { title, text: `${granted} of ${required}`, tone: tone(granted === required) };
}

function credentialFact({ tenant, connection, now }: TodaysFacts): Fact {
  if (!tenant.known) return { title: 'Credential', text: 'not known', tone: 'attention' };
  const { credential } = inspectionOf(connection, tenant.value.actual);
  const title = credential?.kind === 'client-secret' ? 'Secret' : 'Certificate';
  if (credential === undefined) return { title, text: 'none', tone: 'attention' };
  const days = daysLeft(credential.notAfter, now);
  return { title, text: days === 1 ? '1 day' : `${days} days`, tone: tone(days > SOON_DAYS) };
}

function lookFact({ facts: { ingestion }, open, now }: Checkup & { now: Date }): Fact {
  const at = ingestion?.lastSuccessAt;
  const late = open.some(({ kind }) => kind === 'ingestion-late');
  const text = at === undefined ? 'not yet' : howLongAgo(at, now);
  return { title: 'Last read', text, tone: tone(at !== undefined && !late) };
}

function alertFact({ latest, now }: StatusFacts): Fact {
  const text = latest === undefined ? 'none yet' : howLongAgo(latest, now);
  return { title: 'Last alert', text, tone: 'default' };
}

function tone(good: boolean): Tone {
  return good ? 'good' : 'attention';
}

function weekday(day: Date): string {
  return day.toLocaleDateString('en-GB', { weekday: 'short', timeZone: 'UTC' });
}
