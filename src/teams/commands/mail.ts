import { answerLookUp } from '../lookups/look-up';
import { lookUpMail } from '../lookups/mail-look-up';
import type { Services } from '../services';
import { defineCommand } from './define';

export const mail = defineCommand<Services>({
  name: 'mail',
  topic: 'look-ups',
  summary: 'A mail: sender checks, path, links, attachments, text, and who else got it.',
  examples: ['mail your parcel is waiting', 'mail <0f3c…@mail.example>'],
  who: 'analyst',
  run: (name, turn, services) =>
    answerLookUp({ kind: 'mail', name, alertId: undefined }, lookUpMail, turn, services),
});
