import { lookUpDevice } from '../lookups/device-look-up';
import { answerLookUp } from '../lookups/look-up';
import type { Services } from '../services';
import { defineCommand } from './define';

export const device = defineCommand<Services>({
  name: 'device',
  topic: 'look-ups',
  summary: 'A device: health, risk, exposure, addresses, who was logged on, alerts.',
  examples: ['device lap-05', 'device 1e5bc9d7e413ddd7902c2932e418702b84d0cc07'],
  who: 'analyst',
  run: (name, turn, services) =>
    answerLookUp({ kind: 'device', name, alertId: undefined }, lookUpDevice, turn, services),
});
