import type { Services } from '../services';
import { quarantinePage } from '../quarantine/quarantine-page';
import { defineCommand } from './define';

export const quarantine = defineCommand<Services>({
  name: 'quarantine',
  topic: 'look-ups',
  summary: 'Quarantined mail: who, when, why; headers, the eml, release or deny.',
  examples: ['quarantine', 'quarantine type:phish since:7d', 'quarantine from:billing@pay.fabrikam.example'],
  who: 'analyst',
  run: (query, turn, services) => quarantinePage({ query, page: 1 }, turn, services),
});
