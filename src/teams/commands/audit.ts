import { noticeCard } from '../../cards/notice';
import { recordsCard } from '../../cards/records';
import type { AuditEntry } from '../../audit/audit';
import type { Services } from '../services';
import type { Turn } from '../turn';
import { auditExport } from '../views/audit-export';
import { namesIn } from '../views/names';
import { exactTime } from '../views/times';
import { defineCommand } from './define';
import { listed } from '../../listed';
import { texts } from '../../texts/texts';

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
      const { howMany, many } = texts().audit;
      return { card: noticeCard({ title: howMany, text: many(MOST_SHOWN) }) };
    }
    return { card: await newest(count, turn, services) };
  },
});

async function newest(count: number, { asker, timezone }: Turn, { audit: record, people }: Services) {
  const { entries, total } = await record.newest(asker.tenantId, count);
  const nameOf = namesIn(asker.tenantId, people);
  const names = await Promise.all(entries.map(({ actor }) => nameOf(actor)));
  const said = texts().audit;
  return recordsCard({
    title: total === 0 ? said.empty : said.newest(entries.length, total),
    context: said.context,
    rows: entries.map((entry, index) => ({
      title: sentence(entry),
      detail: `${entry.number} · ${names[index] ?? entry.actor} · ${entry.subject}`,
      when: exactTime(entry.at, timezone),
    })),
    buttons: [
      { title: said.verify, verb: 'command.run', data: { text: 'audit verify' } },
      { title: said.export, verb: 'command.run', data: { text: 'audit export csv' } },
    ],
  });
}

/** `plan.approved` is "Plan approved", where the language has no words of its own for it. */
function sentence({ action }: AuditEntry): string {
  const known = listed(texts().audit.actions, action);
  if (known !== undefined) return known;
  const words = action.replaceAll('.', ' ');
  return words.slice(0, 1).toUpperCase() + words.slice(1);
}

async function verified({ asker: { tenantId } }: Turn, { audit: record }: Services) {
  const [broken, { total }] = await Promise.all([record.firstBroken(tenantId), record.newest(tenantId, 1)]);
  const words = texts().audit;
  if (broken === undefined) {
    return noticeCard({ title: words.whole.title, text: words.whole.text(total), tone: 'good' });
  }
  if (broken > total) {
    return noticeCard({
      title: words.endCut.title,
      text: words.endCut.text(total),
      tone: 'attention',
    });
  }
  return noticeCard({
    title: words.altered.title(broken),
    text: words.altered.text,
    tone: 'attention',
  });
}
