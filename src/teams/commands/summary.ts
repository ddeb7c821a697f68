import { BREAKDOWNS } from '../../alerts/summary/model';
import { noticeCard } from '../../cards/notice';
import { nearest } from '../../nearest';
import { texts } from '../../texts/texts';
import type { Services } from '../services';
import { notConnected } from '../views/not-connected';
import { type Asked, summaryAnswer } from '../views/summary-view';
import { defineCommand } from './define';

const DAYS = [7, 30];

export const summary = defineCommand<Services>({
  name: 'summary',
  topic: 'alerts',
  summary: 'Alerts of 7 or 30 days in numbers and charts, beside the days before.',
  examples: ['summary', 'summary 30d by source', 'summary 7d by user'],
  who: 'analyst',
  async run(words, { asker: { tenantId } }, { alerts, connections, clock }) {
    const all = await connections.list(tenantId);
    if (all.every(({ savedAt }) => savedAt === undefined)) return { card: notConnected() };
    const asked = readAsked(words);
    if ('unknown' in asked) return { card: whatToAsk(asked.unknown) };
    const now = clock();
    return {
      card: summaryAnswer(await alerts.summary(tenantId, asked.days, asked.by, now), asked, now),
    };
  },
});

/** `30d by source`, in any order; the first word that is none of it. */
function readAsked(words: string): Asked | { unknown: string } {
  const asked: Asked = { days: 7, by: 'severity' };
  for (const word of words
    .toLowerCase()
    .split(' ')
    .filter((one) => one !== '' && one !== 'by')) {
    const days = DAYS.find((one) => word === `${one}d`);
    const by = BREAKDOWNS.find((one) => one === word);
    if (days !== undefined) asked.days = days;
    else if (by !== undefined) asked.by = by;
    else return { unknown: word };
  }
  return asked;
}

function whatToAsk(word: string) {
  const meant = nearest(word, BREAKDOWNS);
  const text = meant === undefined ? 'summary' : `summary by ${meant}`;
  return noticeCard({
    title: texts().summary.unknown,
    text: texts().summary.unknownBecause(word.slice(0, 40), BREAKDOWNS),
    buttons: [{ title: text, verb: 'command.run', data: { text } }],
  });
}
