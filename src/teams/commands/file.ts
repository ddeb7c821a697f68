import { lookUpFile } from '../lookups/file-look-up';
import { answerLookUp } from '../lookups/look-up';
import type { Services } from '../services';
import { defineCommand } from './define';

export const file = defineCommand<Services>({
  name: 'file',
  topic: 'look-ups',
  summary: 'A file by its hash: judgement, signer, alerts; fetched from the quarantine of a device.',
  examples: [
    'file 3395856ce81f2b7382dee72602f798b642f14140 on lap-05',
    'file 3395856ce81f2b7382dee72602f798b642f14140',
  ],
  who: 'analyst',
  run: (name, turn, services) =>
    answerLookUp({ kind: 'file', name, alertId: undefined }, lookUpFile, turn, services),
});
