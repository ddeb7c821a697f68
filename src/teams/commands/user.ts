import { answerLookUp } from '../lookups/look-up';
import { lookUpUser } from '../lookups/user-look-up';
import type { Services } from '../services';
import { defineCommand } from './define';

export const user = defineCommand<Services>({
  name: 'user',
  topic: 'look-ups',
  summary: 'A user: roles, groups, second factor, sign-ins, changes, alerts.',
  examples: ['user elin haugen', 'user elin.haugen@contoso.com'],
  who: 'analyst',
  run: (name, turn, services) =>
    answerLookUp({ kind: 'user', name, alertId: undefined }, lookUpUser, turn, services),
});
