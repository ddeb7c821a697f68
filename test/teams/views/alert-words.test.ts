import { translated, worded, wordedValue } from '../../../src/alerts/worded';
import { speaking } from '../../../src/texts/texts';

const inBoth = (say: () => string) => [say(), speaking('de', say)];

it('takes a value that begins with a capital for the member that it is', () => {
  expect(inBoth(() => wordedValue('NoSensorData'))).toEqual(['no sensor data', 'keine Sensordaten']);
  expect(inBoth(() => wordedValue('PUA'))).toEqual(['pua', 'potenziell unerwünscht']);
  expect(inBoth(() => worded('inProgress'))).toEqual(['in progress', 'in Bearbeitung']);
});

it('leaves a value as it was given where a language has no other word for it', () => {
  expect(inBoth(() => translated('JunkFolder'))).toEqual(['JunkFolder', 'Junk-E-Mail']);
  expect(inBoth(() => translated('Inbox/folder'))).toEqual(['Inbox/folder', 'Posteingang oder Ordner']);
  for (const value of ['Somewhere/Else', 'constructor', ''])
    expect(inBoth(() => translated(value))).toEqual([value, value]);
});
