import { noticeCard } from '../../cards/notice';
import { readAsked } from '../../lookups/hunting/asked';
import { readTimespan } from '../../lookups/hunting/timespan';
import { texts } from '../../texts/texts';
import type { Services } from '../services';
import { startHunt } from '../views/hunt-start';
import { newOnce } from '../views/hunt-view';
import { deleteHunt, runSaved, saveHunt } from '../views/saved-hunt';
import { defineCommand } from './define';

export const hunt = defineCommand<Services>({
  name: 'hunt',
  topic: 'look-ups',
  summary:
    'Advanced hunting: a time span if wanted, and a query in KQL. Hunts can be saved, with parameters.',
  examples: [
    'hunt 7d DeviceLogonEvents | where AccountName =~ "ava" | take 20',
    'hunt save logons(user) DeviceLogonEvents | where AccountName =~ user',
    'hunt run logons user=ava',
    'hunt delete logons',
  ],
  who: 'analyst',
  multiline: true,
  run(words, turn, services) {
    const asked = readAsked(words);
    switch (asked.kind) {
      case 'nothing':
        return Promise.resolve({ card: howTo() });
      case 'wrong':
        return Promise.resolve({ card: noticeCard(asked) });
      case 'save':
        return saveHunt(asked, turn, services);
      case 'run':
        return runSaved(asked, newOnce(), turn, services);
      case 'delete':
        return deleteHunt(asked.name, turn, services);
      case 'query': {
        const timespan = readTimespan(asked.timespan ?? '');
        const question = { query: asked.query, ...(timespan && { timespan }) };
        return startHunt(question, newOnce(), turn, services);
      }
    }
  },
});

function howTo() {
  const { asked, saved } = texts().hunts;
  return noticeCard({
    ...asked.howTo,
    buttons: [{ title: saved.button, verb: 'command.run', data: { text: 'hunts' } }],
  });
}
