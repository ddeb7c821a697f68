import { addressIn } from '../activities/fields';
import type { Subject, SubjectKind } from '../subject';
import type { Found } from './found';

/**
 * Columns that name somebody or something that can be looked up, the surest first.
 * Source: learn.microsoft.com/defender-xdr/advanced-hunting-schema-tables, and the tables there.
 */
const COLUMNS: Readonly<Partial<Record<SubjectKind, readonly string[]>>> = {
  user: [
    'AccountUpn',
    'UserPrincipalName',
    'AccountObjectId',
    'RecipientEmailAddress',
    'InitiatingProcessAccountUpn',
  ],
  device: ['DeviceName', 'DeviceId'],
  ip: ['IPAddress', 'RemoteIP', 'SenderIPv4', 'FileOriginIP'],
};
const KINDS = ['user', 'device', 'ip'] as const;
const MOST = 2;
const LONGEST = 200;

/** Whom and what the rows on a card name first: one user, one device, one address; two of them at most. */
export function namedIn({ columns, rows }: Found): Subject[] {
  const subjects = KINDS.flatMap((kind): Subject[] => {
    for (const column of COLUMNS[kind] ?? []) {
      const place = columns.findIndex(({ name }) => name.toLowerCase() === column.toLowerCase());
      const name =
        place === -1
          ? undefined
          : firstName(
              kind,
              rows.map((row) => row[place]),
            );
      if (name !== undefined) return [{ kind, name }];
    }
    return [];
  });
  return subjects.slice(0, MOST);
}

function firstName(kind: SubjectKind, cells: readonly unknown[]): string | undefined {
  const texts = cells.filter((cell) => typeof cell === 'string' && cell !== '' && cell.length <= LONGEST);
  const names = texts.flatMap((text) => (kind === 'ip' ? (addressIn(String(text)) ?? []) : [String(text)]));
  return names[0];
}
