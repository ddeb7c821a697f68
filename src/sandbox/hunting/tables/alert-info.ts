import type { World } from '../../world';
import { type Table, tableOf } from '../table';
import { textAt } from './happenings';

const COLUMNS = {
  Timestamp: 'DateTime',
  AlertId: 'String',
  Title: 'String',
  Category: 'String',
  Severity: 'String',
  ServiceSource: 'String',
  DetectionSource: 'String',
  AttackTechniques: 'String',
};

/** Source: learn.microsoft.com/defender-xdr/advanced-hunting-alertinfo-table. */
export function alertInfo({ alerts }: World): Table {
  const rows = alerts.newestFirst().map(({ raw }) => ({
    Timestamp: new Date(textAt(raw, 'createdDateTime')),
    AlertId: textAt(raw, 'id'),
    Title: textAt(raw, 'title'),
    Category: textAt(raw, 'category'),
    Severity: textAt(raw, 'severity'),
    ServiceSource: textAt(raw, 'serviceSource'),
    DetectionSource: textAt(raw, 'detectionSource'),
    AttackTechniques: JSON.stringify(raw['mitreTechniques'] ?? []),
  }));
  return tableOf(COLUMNS, rows);
}
