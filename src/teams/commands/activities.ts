import { answerActivities } from '../lookups/activities-look-up';
import type { Services } from '../services';
import { defineCommand } from './define';

export const activities = defineCommand<Services>({
  name: 'activities',
  topic: 'look-ups',
  summary: 'What somebody did in cloud apps, or what was done from an IP address or in an app.',
  examples: [
    'activities elin haugen since:24h',
    'activities 203.0.113.24 failed',
    'activities sharepoint event:download country:NL',
  ],
  who: 'analyst',
  run: (query, turn, services) => answerActivities({ query }, turn, services),
});
