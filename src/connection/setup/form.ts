/** One of several things to choose from. */
export interface Choice {
  id: string;
  title: string;
}

/** A field of a form. Values are texts, as they come back; of several choices, their ids divided by commas. */
export interface Field {
  id: string;
  kind: 'one' | 'many' | 'number' | 'text' | 'long-text' | 'secret';
  label: string;
  value: string;
  choices?: readonly Choice[];
  /** Numbers: from and to, both included. */
  range?: readonly [number, number];
  /** Texts: what it looks like. */
  example?: string;
  /** It may be left empty. */
  optional?: boolean;
  /** Said below it. */
  hint?: string;
  /** What is wrong with what was filled in. */
  problem?: string;
}

/** What was filled in, by the fields' ids. */
export type FilledIn = Readonly<Record<string, string>>;

/** What is wrong with what was filled in, by the fields' ids. */
export type Problems = Readonly<Record<string, string>>;

/** The choices that a value names. */
export function chosenIn(value: string | undefined): string[] {
  return (value ?? '')
    .split(',')
    .map((one) => one.trim())
    .filter((one) => one !== '');
}

/** What can be chosen, each with its title. */
export function choicesOf<Id extends string>(
  ids: readonly Id[],
  titles: Readonly<Record<Id, string>>,
): Choice[] {
  return ids.map((id) => ({ id, title: titles[id] }));
}

/** The same fields after an attempt: what was filled in stands there, but for secrets, and what is wrong with it. */
export function withAttempt(fields: readonly Field[], filledIn: FilledIn, problems: Problems): Field[] {
  return fields.map((field) => {
    const problem = problems[field.id];
    const value = field.kind === 'secret' ? '' : (filledIn[field.id] ?? field.value);
    return { ...field, value, ...(problem !== undefined && { problem }) };
  });
}

/** A whole number in a range; undefined for anything else. */
export function wholeNumber(
  text: string | undefined,
  [least, most]: readonly [number, number],
): number | undefined {
  const value = /^\d{1,9}$/.test(text ?? '') ? Number(text) : undefined;
  return value !== undefined && value >= least && value <= most ? value : undefined;
}
