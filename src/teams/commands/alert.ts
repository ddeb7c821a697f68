import type { Services } from '../services';
import { alertDetail } from '../views/alert-pages';
import { defineCommand } from './define';

export const alert = defineCommand<Services>({
  name: 'alert',
  topic: 'alerts',
  summary: 'One alert by its id: story, evidence, entities.',
  examples: ['alert da637551227677560813'],
  who: 'analyst',
  run: (words, turn, services) => alertDetail(words.split(' ')[0] ?? '', turn, services),
});
