import type { Services } from '../services';
import { incidentPage } from '../views/incident-pages';
import { defineCommand } from './define';

export const incidents = defineCommand<Services>({
  name: 'incidents',
  topic: 'alerts',
  summary: 'Newest incidents; narrow them like alerts: an incident is found by what its alerts say too.',
  examples: ['incidents', 'incidents status:active severity:high', 'incidents user:ava since:7d'],
  who: 'analyst',
  run: (words, turn, services) => incidentPage(words, undefined, turn, services),
});
