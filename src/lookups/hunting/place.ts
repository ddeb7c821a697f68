import { texts } from '../../texts/texts';

const LONGEST_LINE = 80;

/** Where in a query the thing stands that the service's message names in quotes; the message itself has no place. */
export function placeOf(message: string, query: string): string | undefined {
  const names = [...message.matchAll(/named '([^']{1,200})'|function: '([^']{1,200})'/g)];
  const name = names.map(([, one, other]) => one ?? other ?? '').find((one) => query.includes(one));
  if (name === undefined || name === '') return undefined;
  const word = new RegExp(`(?<!\\w)${name.replaceAll(/[^\w\s]/g, String.raw`\$&`)}(?!\\w)`);
  const lines = query.split('\n');
  const index = lines.findIndex((line) => word.test(line));
  const line = lines[index]?.trim();
  return line === undefined ? undefined : texts().hunts.line(index + 1, line.slice(0, LONGEST_LINE));
}
