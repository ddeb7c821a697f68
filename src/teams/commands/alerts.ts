import type { Services } from '../services';
import { alertPage } from '../views/alert-pages';
import { defineCommand } from './define';

export const alerts = defineCommand<Services>({
  name: 'alerts',
  summary: 'Newest alerts; narrow them with words and fields such as severity:, user:, since:.',
  examples: ['alerts', 'alerts severity:high,medium since:24h', 'alerts status:new powershell'],
  who: 'analyst',
  run: (words, turn, services) => alertPage(words, undefined, turn, services),
});
