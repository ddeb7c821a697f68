interface Look {
  name: string;
  color: string;
  style: string;
}

const UNKNOWN: Look = { name: 'Unknown', color: 'default', style: 'emphasis' };
/** Medium has no colour as a text: Teams' yellow is hard to read on white. */
const LOOKS: ReadonlyMap<string, Look> = new Map([
  ['high', { name: 'High', color: 'attention', style: 'attention' }],
  ['medium', { name: 'Medium', color: 'default', style: 'warning' }],
  ['low', { name: 'Low', color: 'accent', style: 'accent' }],
  ['informational', { name: 'Info', color: 'default', style: 'emphasis' }],
]);

/** How a severity looks: a word, the colour of a text, the style of a container. Unknown ones stay plain. */
export function severityLook(severity: string): Look {
  return LOOKS.get(severity) ?? UNKNOWN;
}
