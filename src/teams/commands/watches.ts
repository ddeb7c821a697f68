import type { Services } from '../services';
import { watchesPage } from '../views/watch-pages';
import { defineCommand } from './define';

export const watches = defineCommand<Services>({
  name: 'watches',
  topic: 'alerts',
  summary: 'What this conversation is told of, how often it came; pause, resume, delete.',
  examples: ['watches'],
  who: 'analyst',
  run: (_words, turn, services) => watchesPage(0, turn, services),
});
