import type { Common } from '../../alerts/common';
import type { Alert } from '../../alerts/model';
import type { ParsedQuery, QueryProblem } from '../../alerts/query/parse';
import { sourceName } from '../../alerts/sources';
import type { AlertPageView } from '../../alerts/store';
import { alertListCard } from '../../cards/alert-list';
import type { Card } from '../../cards/card';
import { type Button, noticeCard } from '../../cards/notice';
import { severityLook } from '../../cards/severity';
import { texts } from '../../texts/texts';
import { bySeverity, stateOf } from './alert-words';
import { narrowed, narrowings } from './narrowing';
import { rangeOf } from './range';
import { ago } from './times';

export function allAlerts(): Button {
  return { title: texts().list.allAlerts, verb: 'alerts.show', data: {} };
}

interface ListView {
  query: ParsedQuery;
  page: AlertPageView;
  common: Common;
  now: Date;
  /** The past is still being read. */
  backfilling: boolean;
}

/** A page of alerts. */
export function listAnswer({ query, page, common, now, backfilling }: ListView): Card {
  const { rows, total, more } = page;
  const counts = bySeverity(page.counts);
  const range = rangeOf(page);
  return alertListCard({
    total,
    more,
    what: texts().list.alerts,
    open: 'alert.open',
    query: query.text,
    counts,
    rows: rows.map((alert) =>
      alertRow(alert, query.sort.word === 'updated' ? alert.updatedAt : alert.createdAt, now),
    ),
    range: backfilling && total > 0 ? `${range}, ${texts().list.stillReading}` : range,
    narrowings: narrowings(query, common, total),
    buttons: listButtons(query, page, counts),
    ...(total === 0 && { hint: emptyHint(query.text, backfilling) }),
  });
}

/** An alert as a row of a list, and how long ago a moment of it was. */
export function alertRow(alert: Alert, moment: Date, now: Date) {
  const { id, title, severity, source, techniques } = alert;
  const parts = [about(alert), sourceName(source), techniques[0], stateOf(alert)];
  return { id, title, severity, subtitle: parts.filter(Boolean).join(' · '), when: ago(moment, now) };
}

function listButtons(
  query: ParsedQuery,
  { next, previous, total, more }: AlertPageView,
  counts: AlertPageView['counts'],
): Button[] {
  const { list } = texts();
  const buttons: Button[] = [];
  const turn = (title: string, verb: string, cursor: string | undefined) => {
    if (cursor !== undefined) buttons.push({ title, verb, data: { query: query.text, cursor } });
  };
  turn(list.next, 'alerts.next', next);
  turn(list.previous, 'alerts.previous', previous);
  const worst = counts[0];
  const refined = worst && counts.length > 1 ? narrowed(query, 'severity', worst.severity) : undefined;
  if (worst !== undefined && refined !== undefined) {
    const only = list.onlySeverity(severityLook(worst.severity).name);
    const title = more ? only : `${only} (${worst.count})`;
    buttons.push({ title, verb: 'alerts.refine', data: { query: refined } });
  }
  if (query.text !== '' && (total === 0 || buttons.length < 3)) buttons.push(allAlerts());
  return buttons;
}

function emptyHint(query: string, backfilling: boolean): string {
  const { list } = texts();
  if (backfilling) return list.firstAlerts;
  return query === '' ? list.noAlerts : list.noMatch;
}

/** A query that was not understood, and what may have been meant as a button: of the list, or of what asks with it. */
export function queryProblemAnswer(
  { message, suggestion }: QueryProblem,
  meant: (query: string) => Button = refined,
): Card {
  const buttons = suggestion === undefined ? [] : [meant(suggestion)];
  return noticeCard({
    title: texts().query.problem,
    text: message,
    buttons: [...buttons, allAlerts()],
  });
}

function about({ entities }: Alert): string | undefined {
  const worth = (['user', 'mailbox', 'device', 'app', 'cloud'] as const).map((kind) =>
    entities.find((one) => one.kind === kind),
  );
  return worth.find((entity) => entity !== undefined)?.name;
}

function refined(query: string): Button {
  return { title: query, verb: 'alerts.refine', data: { query } };
}
