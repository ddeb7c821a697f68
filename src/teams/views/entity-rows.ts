import type { Entity, EntityKind } from '../../alerts/entities';
import type { AlertEntityRow } from '../../cards/alert';
import type { Button } from '../../cards/notice';
import { defanged } from '../../lookups/mail/links';
import { fileOnDevice, type Subject, subjectOf } from '../../lookups/subject';
import { listed } from '../../listed';
import { texts } from '../../texts/texts';
import { translated, worded } from '../../alerts/worded';
import { queryFor } from './narrowing';

/** Each kind in the order that it is shown in, and the field to ask for more of its alerts by. */
const FIELDS: Readonly<Record<EntityKind, string | undefined>> = {
  user: 'user',
  device: 'device',
  mailbox: 'mailbox',
  mail: undefined,
  process: 'file',
  file: 'file',
  ip: 'ip',
  url: 'url',
  app: undefined,
  registry: undefined,
  cloud: undefined,
  other: undefined,
};
const ORDER = Object.keys(FIELDS);

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
    const { kind, name, verdict, remediation, roles } = entity;
    const file = fetches ? fileOnDevice(entity, entities) : undefined;
    const open = lookUpOf(file ?? subjectOf(entity), alertId) ?? alertsWith(entity, now);
    const rest = [detailOf(entity), remediation && worded(remediation), ...roles.map(worded)].filter(Boolean);
    return {
      kind: sorted[index - 1]?.kind === kind ? '' : texts().record.kinds[kind],
      name: kind === 'url' ? defanged(name) : name,
      detail: rest.join(' · '),
      ...(verdict !== undefined && { verdict: worded(verdict), malicious: verdict === 'malicious' }),
      ...(open !== undefined && { open }),
    };
  });
}

/** Most of it is data. The risk of a device and the kind of something rare are words. */
function detailOf({ kind, detail }: Entity): string | undefined {
  if (kind === 'device') return detail?.split(', ').map(translated).join(', ');
  return detail !== undefined && kind === 'other'
    ? (listed(texts().record.others, detail) ?? detail)
    : detail;
}

function lookUpOf(subject: Subject | undefined, alert: string): Button | undefined {
  return subject && { title: texts().record.lookUp, verb: 'lookup.open', data: { ...subject, alert } };
}

/** By a phrase where there is no field for it. Long ones are cut, so that a phrase of whole words is left. */
function alertsWith({ kind, name }: Entity, now: Date): Button | undefined {
  const query = queryFor(FIELDS[kind], name.slice(0, 100), now);
  return query === undefined
    ? undefined
    : { title: texts().record.alertsWithThis, verb: 'alerts.refine', data: { query } };
}
