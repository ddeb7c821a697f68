import { texts } from '../texts/texts';

interface Look {
  name: string;
  color: string;
  style: string;
}

const UNKNOWN = { color: 'default', style: 'emphasis' };
/** Medium has no colour as a text: Teams' yellow is hard to read on white. */
const LOOKS: ReadonlyMap<string, Omit<Look, 'name'>> = new Map([
  ['high', { color: 'attention', style: 'attention' }],
  ['medium', { color: 'default', style: 'warning' }],
  ['low', { color: 'accent', style: 'accent' }],
  ['informational', { color: 'default', style: 'emphasis' }],
]);

/** How a severity looks: a word, the colour of a text, the style of a container. Unknown ones stay plain. */
export function severityLook(severity: string): Look {
  const { severities } = texts();
  const look = LOOKS.get(severity);
  return { name: severities[look === undefined ? 'unknown' : severity] ?? severity, ...(look ?? UNKNOWN) };
}
