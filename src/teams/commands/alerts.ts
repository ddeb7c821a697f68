import type { Services } from '../services';
import { alertExport } from '../views/alert-export';
import { alertPage } from '../views/alert-pages';
import { defineCommand } from './define';

export const alerts = defineCommand<Services>({
  name: 'alerts',
  topic: 'alerts',
  summary: 'Newest alerts; narrow them with words and fields such as severity:, user:, since:.',
  examples: [
    'alerts',
    'alerts severity:high,medium since:24h',
    'alerts status:new powershell',
    'alerts export csv since:7d',
  ],
  who: 'analyst',
  run(words, turn, services) {
    const [first = '', ...rest] = words.split(' ');
    if (first.toLowerCase() === 'export') return alertExport(rest.join(' '), turn, services);
    return alertPage(words, undefined, turn, services);
  },
});
