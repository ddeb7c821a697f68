import type { HistoryEntry } from '../../alerts/history';
import type { StoredIncident } from '../../alerts/incidents/incident-store';
import type { PageView, StoredAlert } from '../../alerts/list';
import type { ParsedQuery, QueryProblem } from '../../alerts/query/parse';
import { alertCard } from '../../cards/alert';
import { alertListCard } from '../../cards/alert-list';
import type { Card } from '../../cards/card';
import { type Button, noticeCard } from '../../cards/notice';
import { severityLook } from '../../cards/severity';
import { inNumbers, texts } from '../../texts/texts';
import { bySeverity, classified, stateOf } from './alert-words';
import { queryFor } from './narrowing';
import { rangeOf } from './range';
import { ago, exactTime } from './times';
import { changeInWords, type Moment } from './timeline';

const MOST_BUTTONS = 4;

function allIncidents(): Button {
  return { title: texts().list.allIncidents, verb: 'incidents.show', data: {} };
}

/** A page of incidents. `reading`: the past is still being read. */
export function incidentListAnswer(
  query: ParsedQuery,
  page: PageView<StoredIncident>,
  now: Date,
  reading: boolean,
): Card {
  const { rows, total, more } = page;
  const range = rangeOf(page);
  return alertListCard({
    total,
    more,
    what: texts().list.incidents,
    open: 'incident.open',
    query: query.text,
    counts: bySeverity(page.counts),
    rows: rows.map((incident) => ({
      id: incident.id,
      title: incident.title,
      severity: incident.severity,
      subtitle: [stateOf(incident), alertsOf(incident), `#${incident.id}`].join(' · '),
      when: ago(query.sort.word === 'updated' ? incident.updatedAt : incident.createdAt, now),
    })),
    range: reading && total > 0 ? `${range}, ${texts().list.stillReading}` : range,
    narrowings: [],
    buttons: listButtons(query, page),
    ...(total === 0 && { hint: emptyHint(query.text, reading) }),
  });
}

function listButtons({ text: query }: ParsedQuery, { next, previous }: PageView<StoredIncident>): Button[] {
  const turn = (title: string, cursor: string | undefined): Button[] =>
    cursor === undefined ? [] : [{ title, verb: 'incidents.turn', data: { query, cursor } }];
  const { list } = texts();
  const all = query === '' ? [] : [allIncidents()];
  return [...turn(list.next, next), ...turn(list.previous, previous), ...all];
}

function emptyHint(query: string, reading: boolean): string {
  const { list } = texts();
  if (reading) return list.firstIncidents;
  return query === '' ? list.noIncidents : list.noMatch;
}

function alertsOf({ alertCount }: StoredIncident): string {
  return texts().list.ofIncident(alertCount, inNumbers(alertCount));
}

/** One incident with its newest alerts. */
export function incidentAnswer(
  incident: StoredIncident,
  history: readonly HistoryEntry[],
  alerts: readonly StoredAlert[],
  now: Date,
  timezone: string | undefined,
  done: readonly Moment[] = [],
): Card {
  const { id, url, redirectedTo } = incident;
  const query = queryFor('incident', id, now);
  const words = texts().record;
  return alertCard({
    id,
    title: incident.title,
    severity: incident.severity,
    subtitle: [stateOf(incident), classified(incident)].filter(Boolean).join(' · '),
    facts: [
      { title: words.created, text: exactTime(incident.createdAt, timezone) },
      { title: words.changed, text: exactTime(incident.updatedAt, timezone) },
      { title: words.alerts, text: inNumbers(incident.alertCount) },
      redirectedTo === undefined
        ? { title: words.tags, text: incident.tags.join(', ') || words.none }
        : { title: words.wentUpIn, text: redirectedTo },
    ],
    story: incident.description,
    heading: words.alerts,
    entities: alerts.map((alert) => ({
      kind: ago(alert.createdAt, now),
      name: alert.title,
      detail: `${severityLook(alert.severity).name} · ${stateOf(alert)}`,
      open: { title: words.openAlert, verb: 'alert.open', data: { id: alert.id } },
    })),
    techniques: [],
    timeline: momentsOf(incident, history, done).map(({ at, text }) => ({
      when: exactTime(at, timezone),
      text,
    })),
    links: url === undefined ? [] : [{ title: words.openInDefender, url }],
    buttons: [
      { title: words.triage, verb: 'triage.open', data: { type: 'incident', id } },
      ...(query === undefined || incident.alertCount === 0
        ? []
        : [{ title: words.itsAlerts, verb: 'alerts.refine', data: { query } }]),
      ...(alerts.some(({ entities }) => entities.length > 0)
        ? [{ title: words.whoAndWhat, verb: 'incident.entities', data: { id } }]
        : []),
      ...(redirectedTo === undefined
        ? []
        : [{ title: words.whatItWentUpIn, verb: 'incident.open', data: { id: redirectedTo } }]),
      allIncidents(),
    ].slice(0, MOST_BUTTONS - (url === undefined ? 0 : 1)),
  });
}

function momentsOf(
  { comments, createdAt }: StoredIncident,
  history: readonly HistoryEntry[],
  done: readonly Moment[],
) {
  const moments = [
    { at: createdAt, text: texts().record.moments.opened },
    ...comments.flatMap(({ at, by, text }) =>
      at === undefined ? [] : [{ at, text: by === undefined ? text : `${by}: ${text}` }],
    ),
    ...history.map((entry) => ({ at: entry.at, text: changeInWords(entry) })),
    ...done,
  ];
  return moments.sort((a, b) => a.at.getTime() - b.at.getTime());
}

/** A query that was not understood, and what may have been meant as a button. */
export function incidentQueryProblem({ message, suggestion }: QueryProblem): Card {
  const text = `incidents ${suggestion ?? ''}`;
  const meant = suggestion === undefined ? [] : [{ title: suggestion, verb: 'command.run', data: { text } }];
  return noticeCard({
    title: texts().query.problem,
    text: message,
    buttons: [...meant, allIncidents()],
  });
}

/** The settings do not ask for incidents. */
export function incidentsAreOff(connection: string): Card {
  const { notFound } = texts();
  return noticeCard({
    title: notFound.incidentsOff,
    text: notFound.incidentsOffBecause,
    buttons: [
      { title: notFound.changeSettings, verb: 'setup.settings', data: { connection, step: 'source' } },
    ],
  });
}
