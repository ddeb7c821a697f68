import type { Services } from '../services';
import { incidentDetail } from '../views/incident-pages';
import { defineCommand } from './define';

export const incident = defineCommand<Services>({
  name: 'incident',
  topic: 'alerts',
  summary: 'One incident by its number, with its alerts.',
  examples: ['incident 28282'],
  who: 'analyst',
  run: (words, turn, services) => incidentDetail(words.split(' ')[0] ?? '', turn, services),
});
