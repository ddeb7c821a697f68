import { AUDIT_FILE, type NamedEntry } from '../../audit/export-shape';
import type { Answer } from '../answer';
import type { Services } from '../services';
import type { Turn } from '../turn';
import { fileAnswer, formatOf, whichFormat } from './file-answer';
import { namesIn } from './names';
import { texts } from '../../texts/texts';

/** `audit export csv`: the record of the tenant as a file. `word` is what was said after `export`. */
export async function auditExport(word: string, turn: Turn, services: Services): Promise<Answer> {
  const format = formatOf(word);
  if (format === undefined) return { card: whichFormat('audit export', '', texts().files.which.audit) };
  const words = texts().files;
  const content = {
    area: 'audit',
    title: words.title.audit,
    records: named(turn.asker.tenantId, services),
    shape: AUDIT_FILE,
    which: 'the audit of this tenant',
    whole: words.holds(words.theAudit),
    cut: (first: string) => words.holdsFirst.audit(words.theAudit, first),
  };
  return fileAnswer(content, format, turn, services);
}

async function* named(tenantId: string, { audit, people }: Services): AsyncGenerator<NamedEntry, void> {
  const nameOf = namesIn(tenantId, people);
  for await (const entry of audit.each(tenantId)) yield { ...entry, name: await nameOf(entry.actor) };
}
