import { listed } from '../listed';
import { texts } from '../texts/texts';
import { inWords } from './in-words';

/** A member of one of Graph's enumerations, in the language of the turn. */
export function worded(member: string): string {
  return listed(texts().words, member) ?? inWords(member);
}

/** The same of a value that begins with a capital, as those of Defender for Endpoint do. */
export function wordedValue(value: string): string {
  return worded(asMember(value));
}

/** A value in the language of the turn; as it was given where that has no other word for it. */
export function translated(value: string): string {
  return listed(texts().words, asMember(value)) ?? value;
}

/** `NoSensorData` is the member noSensorData; PUA stays. */
function asMember(value: string): string {
  return value.replace(/^[A-Z](?![A-Z])/, (letter) => letter.toLowerCase());
}
