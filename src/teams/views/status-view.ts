import type { IngestionState } from '../../alerts/ingestion/state';
import type { Card } from '../../cards/card';
import { type StatusView, statusCard, type Tone } from '../../cards/status';
import type { Connection } from '../../connection/connection-store';
import type { Inspection } from '../../connection/inspection';
import { countPermissions } from './permissions-view';
import { ago } from './times';

const SOON_DAYS = 30;
const LATE_MS = 5 * 60_000;

export interface StatusFacts {
  connection: Connection;
  inspection: Inspection;
  ingestion: IngestionState | undefined;
  latest: Date | undefined;
  days: readonly { day: Date; count: number }[];
  now: Date;
  sandbox: boolean;
}

type Problem = StatusView['problems'][number];

function fixFor({ id }: Connection) {
  return { title: 'Fix', verb: 'setup.start', data: { connection: id } };
}

/** One glance at a connection: what is wrong first, then four facts and a week of alerts. */
export function statusAnswer(facts: StatusFacts): Card {
  const problems = [...permissionProblems(facts), ...credentialProblems(facts), ...ingestionProblems(facts)];
  const { organisation } = facts.connection;
  const first = problems[0];
  return statusCard({
    headline: first === undefined ? `${organisation} is connected and healthy` : `${organisation} needs you`,
    tone: first === undefined ? 'good' : 'attention',
    context: facts.sandbox
      ? 'Sandbox tenant on this machine, without Bot Framework authentication'
      : 'Alerts are read every 30 seconds',
    facts: [permissionFact(facts), credentialFact(facts), lookFact(facts), alertFact(facts)],
    problems,
    chart: {
      title: 'Alerts, last 7 days',
      bars: facts.days.map(({ day, count }) => ({ label: weekday(day), value: count })),
    },
    buttons: [
      { title: 'Show alerts', verb: 'alerts.show', data: {} },
      { title: 'Permissions', verb: 'command.run', data: { text: `permissions ${facts.connection.name}` } },
    ],
  });
}

function permissionFact({ inspection }: StatusFacts) {
  const { granted, required } = countPermissions(inspection.permissions);
  return { title: 'Permissions', text: `${granted} of ${required}`, tone: tone(granted === required) };
}

function credentialFact({ inspection: { credential } }: StatusFacts) {
  const title = credential?.kind === 'client-secret' ? 'Secret' : 'Certificate';
  if (credential === undefined) return { title, text: 'none', tone: 'attention' as const };
  return { title, text: `${credential.daysLeft} days`, tone: tone(credential.daysLeft > SOON_DAYS) };
}

function lookFact({ ingestion, now }: StatusFacts) {
  const at = ingestion?.lastSuccessAt;
  return {
    title: 'Last read',
    text: at === undefined ? 'not yet' : sinceWhen(at, now),
    tone: tone(at !== undefined && !isLate(at, now)),
  };
}

function alertFact({ latest, now }: StatusFacts) {
  return {
    title: 'Last alert',
    text: latest === undefined ? 'none yet' : sinceWhen(latest, now),
    tone: 'default' as const,
  };
}

function permissionProblems({ inspection, connection }: StatusFacts): Problem[] {
  if (!inspection.registered) {
    const text = 'The application is gone from the tenant';
    return [{ text, detail: `${connection.name} cannot sign in any more.`, fix: fixFor(connection) }];
  }
  return inspection.permissions
    .filter(({ state }) => state === 'missing')
    .map(({ value, reason }) => ({
      text: `${value} is not granted`,
      detail: `It is needed: ${lowerFirst(reason)}.`,
      fix: fixFor(connection),
    }));
}

function credentialProblems({ inspection: { credential, registered }, connection }: StatusFacts): Problem[] {
  if (credential === undefined) {
    return registered
      ? [
          {
            text: 'No credential is valid',
            detail: 'Alerts cannot be read without one.',
            fix: fixFor(connection),
          },
        ]
      : [];
  }
  if (credential.daysLeft > SOON_DAYS) return [];
  const text = `The ${credential.kind === 'certificate' ? 'certificate' : 'secret'} expires in ${credential.daysLeft} days`;
  return [{ text, detail: 'Without a new one, alerts stop then.' }];
}

function ingestionProblems({ ingestion, now, connection }: StatusFacts): Problem[] {
  if (ingestion?.lastError !== undefined)
    return [{ text: 'The last read of alerts failed', detail: ingestion.lastError }];
  const at = ingestion?.lastSuccessAt ?? connection.savedAt;
  if (at === undefined)
    return [{ text: 'The setup is not finished', detail: 'Type setup to go on.', fix: fixFor(connection) }];
  return isLate(at, now)
    ? [{ text: 'Alerts are late', detail: `The last read was ${sinceWhen(at, now)}.` }]
    : [];
}

function isLate(at: Date, now: Date): boolean {
  return now.getTime() - at.getTime() > LATE_MS;
}

function sinceWhen(then: Date, now: Date): string {
  const length = ago(then, now);
  return length === 'now' ? 'just now' : `${length} ago`;
}

function tone(good: boolean): Tone {
  return good ? 'good' : 'attention';
}

function weekday(day: Date): string {
  return day.toLocaleDateString('en-GB', { weekday: 'short', timeZone: 'UTC' });
}

function lowerFirst(text: string): string {
  return text.slice(0, 1).toLowerCase() + text.slice(1);
}
