import { noticeCard } from '../../cards/notice';
import { recordsCard } from '../../cards/records';
import type { AuditEntry } from '../../audit/audit';
import type { Services } from '../services';
import type { Turn } from '../turn';
import { auditExport } from '../views/audit-export';
import { namesIn } from '../views/names';
import { exactTime } from '../views/times';
import { defineCommand } from './define';

const SHOWN = 10;
const MOST_SHOWN = 20;

export const audit = defineCommand<Services>({
  name: 'audit',
  topic: 'connection',
  summary: 'Who decided and changed what, and when; audit verify proves that nothing was altered.',
  examples: ['audit', 'audit 20', 'audit verify', 'audit export csv'],
  who: 'admin',
  async run(words, turn, services) {
    const [first = '', second = ''] = words.toLowerCase().split(' ');
    if (first === 'verify') return { card: await verified(turn, services) };
    if (first === 'export') return auditExport(second, turn, services);
    const count = words === '' ? SHOWN : Number(words);
    if (!Number.isInteger(count) || count < 1 || count > MOST_SHOWN) {
      const text = `Type audit and a number from 1 to ${MOST_SHOWN}, audit verify, or audit export csv.`;
      return { card: noticeCard({ title: 'How many entries?', text }) };
    }
    return { card: await newest(count, turn, services) };
  },
});

async function newest(count: number, { asker, timezone }: Turn, { audit: record, people }: Services) {
  const { entries, total } = await record.newest(asker.tenantId, count);
  const nameOf = namesIn(asker.tenantId, people);
  const names = await Promise.all(entries.map(({ actor }) => nameOf(actor)));
  return recordsCard({
    title: total === 0 ? 'The audit is empty' : `Audit: the newest ${entries.length} of ${total} entries`,
    context:
      'Decisions, refusals, and every change before it was sent. Entries cannot be changed or deleted.',
    rows: entries.map((entry, index) => ({
      title: sentence(entry),
      detail: `${entry.number} · ${names[index] ?? entry.actor} · ${entry.subject}`,
      when: exactTime(entry.at, timezone),
    })),
    buttons: [
      { title: 'Verify', verb: 'command.run', data: { text: 'audit verify' } },
      { title: 'Export', verb: 'command.run', data: { text: 'audit export csv' } },
    ],
  });
}

/** `plan.approved` is "Plan approved". */
function sentence({ action }: AuditEntry): string {
  const words = action.replaceAll('.', ' ');
  return words.slice(0, 1).toUpperCase() + words.slice(1);
}

async function verified({ asker: { tenantId } }: Turn, { audit: record }: Services) {
  const [broken, { total }] = await Promise.all([record.firstBroken(tenantId), record.newest(tenantId, 1)]);
  if (broken === undefined) {
    const text = `All ${total} entries fit together: each one's hash covers the entry and the one before it.`;
    return noticeCard({ title: 'The audit is whole', text, tone: 'good' });
  }
  if (broken > total) {
    return noticeCard({
      title: 'The end of the audit is not as it was',
      text: `The ${total} entries fit together, but not with the seal on the last: entries were removed, or all were written anew. Compare it with a backup of the database.`,
      tone: 'attention',
    });
  }
  return noticeCard({
    title: `Entry ${broken} of the audit was altered`,
    text: 'It, or the one before it, is not as it was written. Compare it with a backup of the database.',
    tone: 'attention',
  });
}
