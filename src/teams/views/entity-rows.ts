import type { Entity, EntityKind } from '../../alerts/entities';
import type { AlertEntityRow } from '../../cards/alert';
import { inWords } from '../../alerts/in-words';
import type { Button } from '../../cards/notice';
import { defanged } from '../../lookups/mail/links';
import { fileOnDevice, type Subject, subjectOf } from '../../lookups/subject';
import { queryFor } from './narrowing';

/** Each kind in the order that it is shown in: its name, and the field to ask for more of its alerts by. */
const KINDS: Readonly<Record<EntityKind, { name: string; field?: string }>> = {
  user: { name: 'User', field: 'user' },
  device: { name: 'Device', field: 'device' },
  mailbox: { name: 'Mailbox', field: 'mailbox' },
  mail: { name: 'Mail' },
  process: { name: 'Process', field: 'file' },
  file: { name: 'File', field: 'file' },
  ip: { name: 'IP', field: 'ip' },
  url: { name: 'URL', field: 'url' },
  app: { name: 'App' },
  registry: { name: 'Registry' },
  cloud: { name: 'Cloud' },
  other: { name: 'Other' },
};
const ORDER = Object.keys(KINDS);

/**
 * What an alert is about, by kind. Each leads on: to its look-up where there is one, else to all alerts with it.
 *
 * @param alertId the alert that shows them, which goes on record with a look-up
 * @param fetches files can be fetched from the device that is named too
 */
export function entityRows(
  entities: readonly Entity[],
  alertId: string,
  now: Date,
  fetches = false,
): AlertEntityRow[] {
  const sorted = [...entities].sort((a, b) => ORDER.indexOf(a.kind) - ORDER.indexOf(b.kind));
  return sorted.map((entity, index) => {
    const { kind, name, detail, verdict, remediation, roles } = entity;
    const known = KINDS[kind];
    const file = fetches ? fileOnDevice(entity, entities) : undefined;
    const open = lookUpOf(file ?? subjectOf(entity), alertId) ?? alertsWith(entity, now);
    const rest = [detail, remediation && inWords(remediation), ...roles.map(inWords)].filter(Boolean);
    return {
      kind: sorted[index - 1]?.kind === kind ? '' : known.name,
      name: kind === 'url' ? defanged(name) : name,
      detail: rest.join(' · '),
      ...(verdict !== undefined && { verdict }),
      ...(open !== undefined && { open }),
    };
  });
}

function lookUpOf(subject: Subject | undefined, alert: string): Button | undefined {
  return subject && { title: 'Look up', verb: 'lookup.open', data: { ...subject, alert } };
}

/** By a phrase where there is no field for it. Long ones are cut, so that a phrase of whole words is left. */
function alertsWith({ kind, name }: Entity, now: Date): Button | undefined {
  const query = queryFor(KINDS[kind].field, name.slice(0, 100), now);
  return query === undefined
    ? undefined
    : { title: 'Alerts with this', verb: 'alerts.refine', data: { query } };
}
