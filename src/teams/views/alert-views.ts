import type { Entity, EntityKind } from '../../alerts/entities';
import type { Alert } from '../../alerts/model';
import type { QueryProblem } from '../../alerts/query/parse';
import { sourceName } from '../../alerts/sources';
import { techniqueName } from '../../alerts/techniques';
import type { AlertPageView } from '../../alerts/store';
import { alertCard } from '../../cards/alert';
import { alertListCard } from '../../cards/alert-list';
import type { Card } from '../../cards/card';
import { type Button, noticeCard } from '../../cards/notice';
import { severityLook } from '../../cards/severity';
import { ago, exactTime } from './times';

const SEVERITY_ORDER = ['high', 'medium', 'low', 'informational'];
const KIND_NAMES: Readonly<Record<EntityKind, string>> = {
  user: 'User',
  device: 'Device',
  mailbox: 'Mailbox',
  mail: 'Mail',
  ip: 'IP',
  url: 'URL',
  file: 'File',
  process: 'Process',
  app: 'App',
  registry: 'Registry',
  cloud: 'Cloud',
  other: 'Other',
};

/** A page of alerts. */
export function listAnswer(query: string, page: AlertPageView, now: Date, backfilling: boolean): Card {
  const { rows, total, offset } = page;
  const counts = [...page.counts].sort((a, b) => rank(a.severity) - rank(b.severity));
  const range = total === 0 ? '' : `${offset + 1}–${offset + rows.length} of ${total.toLocaleString('en')}`;
  return alertListCard({
    total,
    query,
    counts,
    rows: rows.map((alert) => ({
      id: alert.id,
      title: alert.title,
      severity: alert.severity,
      subtitle: [about(alert), sourceName(alert.source), alert.techniques[0], stateOf(alert)]
        .filter(Boolean)
        .join(' · '),
      when: ago(alert.createdAt, now),
    })),
    range: backfilling && total > 0 ? `${range}, older ones are still being read` : range,
    buttons: listButtons(query, page, counts),
    ...(total === 0 && { hint: emptyHint(query, backfilling) }),
  });
}

function listButtons(
  query: string,
  { next, previous, total }: AlertPageView,
  counts: AlertPageView['counts'],
): Button[] {
  const buttons: Button[] = [];
  if (next !== undefined) buttons.push({ title: 'Next', verb: 'alerts.next', data: { query, cursor: next } });
  if (previous !== undefined)
    buttons.push({ title: 'Previous', verb: 'alerts.previous', data: { query, cursor: previous } });
  const worst = counts[0];
  if (worst !== undefined && counts.length > 1 && !/\bseverity:/i.test(query)) {
    const refined = `severity:${worst.severity} ${query}`.trim();
    const title = `Only ${severityLook(worst.severity).name.toLowerCase()} (${worst.count})`;
    buttons.push({ title, verb: 'alerts.refine', data: { query: refined } });
  }
  if (query !== '' && (total === 0 || buttons.length < 4))
    buttons.push({ title: 'All alerts', verb: 'alerts.show', data: {} });
  return buttons;
}

function emptyHint(query: string, backfilling: boolean): string {
  if (backfilling) return 'The first alerts are being read. Ask again in a few seconds.';
  if (query === '')
    return 'Defender has raised none since the connection was made, or in the time it looks back.';
  return 'Nothing matches. Try a longer time, such as since:7d, or fewer words.';
}

/** One alert in full. */
export function alertAnswer(alert: Alert, now: Date, timezone: string | undefined): Card {
  const links = [
    { title: 'Open in Defender', url: alert.alertUrl },
    { title: 'Open incident', url: alert.incidentUrl },
  ].flatMap(({ title, url }) => (url === undefined ? [] : [{ title, url }]));
  return alertCard({
    id: alert.id,
    title: alert.title,
    severity: alert.severity,
    subtitle: [stateOf(alert), sourceName(alert.source), classified(alert)].filter(Boolean).join(' · '),
    facts: [
      { title: 'Created', text: exactTime(alert.createdAt, timezone) },
      { title: 'Changed', text: updatedText(alert, now) },
      { title: 'Category', text: alert.category ?? 'none' },
      { title: 'Incident', text: alert.incidentId ?? 'none' },
    ],
    story: alert.description,
    ...(alert.recommendedActions !== undefined && { recommendedActions: alert.recommendedActions }),
    entities: distinct(alert.entities).map(({ kind, name, detail, verdict }) => ({
      kind: KIND_NAMES[kind],
      name: kind === 'url' ? defanged(name) : name,
      ...(detail !== undefined && { detail }),
      ...(verdict !== undefined && { verdict }),
    })),
    techniques: alert.techniques.map(techniqueName),
    links,
  });
}

/** A query that was not understood, and what may have been meant as a button. */
export function queryProblemAnswer({ message, suggestion }: QueryProblem): Card {
  const buttons: Button[] =
    suggestion === undefined
      ? []
      : [{ title: suggestion, verb: 'alerts.refine', data: { query: suggestion } }];
  return noticeCard({
    title: 'That query was not understood',
    text: message,
    buttons: [...buttons, { title: 'All alerts', verb: 'alerts.show', data: {} }],
  });
}

function about({ entities }: Alert): string | undefined {
  const worth = (['user', 'mailbox', 'device', 'app', 'cloud'] as const).map((kind) =>
    entities.find((one) => one.kind === kind),
  );
  return worth.find((entity) => entity !== undefined)?.name;
}

function stateOf({ status, assignedTo }: Alert): string {
  const words: Record<string, string> = { inProgress: 'in progress', new: 'new', resolved: 'resolved' };
  const word = words[status] ?? status;
  return assignedTo === undefined ? word : `${word}, ${assignedTo}`;
}

function classified({ classification, determination }: Alert): string | undefined {
  if (classification === undefined || classification === 'unknown') return undefined;
  const parts = [
    classification,
    ...(determination === undefined || determination === 'unknown' ? [] : [determination]),
  ];
  return parts.map((part) => part.replaceAll(/([a-z])([A-Z])/g, '$1 $2').toLowerCase()).join(', ');
}

function updatedText({ updatedAt }: Alert, now: Date): string {
  const length = ago(updatedAt, now);
  return length === 'now' ? 'just now' : `${length} ago`;
}

function distinct(entities: readonly Entity[]): Entity[] {
  const seen = new Map(entities.map((entity) => [`${entity.kind} ${entity.key}`, entity]));
  return [...seen.values()];
}

/** So that nobody follows it by accident. */
function defanged(url: string): string {
  return url.replace(/^http/i, 'hxxp').replaceAll('.', '[.]');
}

function rank(severity: string): number {
  const place = SEVERITY_ORDER.indexOf(severity);
  return place === -1 ? SEVERITY_ORDER.length : place;
}
