import { noticeCard } from '../../cards/notice';
import { recordsCard } from '../../cards/records';
import type { AuditEntry } from '../../audit/audit';
import type { Services } from '../services';
import type { Turn } from '../turn';
import { exactTime } from '../views/times';
import { defineCommand } from './define';

const SHOWN = 10;
const MOST_SHOWN = 20;

export const audit = defineCommand<Services>({
  name: 'audit',
  summary: 'Who decided and changed what, and when; audit verify proves that nothing was altered.',
  examples: ['audit', 'audit 20', 'audit verify'],
  who: 'admin',
  async run(words, turn, services) {
    if (words.toLowerCase() === 'verify') return { card: await verified(turn, services) };
    const count = words === '' ? SHOWN : Number(words);
    if (!Number.isInteger(count) || count < 1 || count > MOST_SHOWN) {
      const text = `Type audit and a number from 1 to ${MOST_SHOWN}, or audit verify.`;
      return { card: noticeCard({ title: 'How many entries?', text }) };
    }
    return { card: await newest(count, turn, services) };
  },
});

async function newest(count: number, { asker, timezone }: Turn, { audit: record, people }: Services) {
  const { entries, total } = await record.newest(asker.tenantId, count);
  const ids = [...new Set(entries.map(({ actor }) => actor))];
  const names = new Map(
    await Promise.all(
      ids.map(async (id) => [id, (await people.standing(asker.tenantId, id)).displayName] as const),
    ),
  );
  return recordsCard({
    title: total === 0 ? 'The audit is empty' : `Audit: the newest ${entries.length} of ${total} entries`,
    context:
      'Decisions, refusals, and every change before it was sent. Entries cannot be changed or deleted.',
    rows: entries.map((entry) => ({
      title: sentence(entry),
      detail: `${entry.number} · ${names.get(entry.actor) ?? entry.actor} · ${entry.subject}`,
      when: exactTime(entry.at, timezone),
    })),
    buttons: [{ title: 'Verify', verb: 'command.run', data: { text: 'audit verify' } }],
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
  return noticeCard({
    title: `Entry ${broken} of the audit was altered`,
    text: 'It, or the one before it, is not as it was written. Compare it with a backup of the database.',
    tone: 'attention',
  });
}
