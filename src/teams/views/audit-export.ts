import { AUDIT_FILE, type NamedEntry } from '../../audit/export-shape';
import type { Answer } from '../answer';
import type { Services } from '../services';
import type { Turn } from '../turn';
import { fileAnswer, formatOf, whichFormat } from './file-answer';
import { namesIn } from './names';

/** `audit export csv`: the record of the tenant as a file. `word` is what was said after `export`. */
export async function auditExport(word: string, turn: Turn, services: Services): Promise<Answer> {
  const format = formatOf(word);
  if (format === undefined) return { card: whichFormat('audit export', '', '') };
  const content = {
    area: 'audit',
    one: 'entry',
    many: 'entries',
    records: named(turn.asker.tenantId, services),
    shape: AUDIT_FILE,
    which: 'the audit of this tenant',
    whenCut: ' entries, the newest; the older ones are in the database',
  };
  return fileAnswer(content, format, turn, services);
}

async function* named(tenantId: string, { audit, people }: Services): AsyncGenerator<NamedEntry, void> {
  const nameOf = namesIn(tenantId, people);
  for await (const entry of audit.each(tenantId)) yield { ...entry, name: await nameOf(entry.actor) };
}
