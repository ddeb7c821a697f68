import { sql } from 'drizzle-orm';
import type { Field } from '../query/field';
import { chosenAs, choiceField } from '../query/fields/choice-field';
import { classification, detection, determination, severity, source } from '../query/fields/choices';
import { device, file, hash, ip, mailbox, url, user } from '../query/fields/entities';
import { has } from '../query/fields/has-field';
import { idField } from '../query/fields/id-field';
import { assigned, category, technique } from '../query/fields/texts';
import { after, before, since, until } from '../query/fields/times';

/** Members of the enumeration incidentStatus of the Graph metadata. */
const status = choiceField({
  name: 'status',
  column: 'status',
  choices: ['active', 'inProgress', 'awaitingAction', 'resolved', 'redirected'].map(chosenAs),
  meantBy: ['state', 'is'],
});

/** A field of alerts, asked of an incident: one of its alerts has it. */
function ofAnAlert(field: Field): Field {
  const { boundToHave } = field;
  const byWords = boundToHave?.has === 'record';
  return {
    ...field,
    ...(byWords && { boundToHave: { ...boundToHave, has: 'alert' as const } }),
    toSql(value, context) {
      const condition = field.toSql(value, context);
      const alerts = byWords && context.throughWindows === true ? sql`alerts_found` : sql`alerts`;
      return (
        condition &&
        sql`(record.connection_id, record.id) in (select record.connection_id, record.incident_id from ${alerts} as record
          where record.tenant_id = ${context.tenantId} and record.incident_id is not null and ${condition})`
      );
    },
  };
}

/** Every field of incidents, in the order that help shows them. */
export const INCIDENT_FIELDS: readonly Field[] = [
  severity,
  status,
  since,
  until,
  before,
  after,
  assigned,
  classification,
  determination,
  idField,
  ...[user, device, ip, file, hash, url, mailbox, technique, category, source, detection, has].map(ofAnAlert),
];
