import { sql } from 'drizzle-orm';
import type { Field } from '../field';

/** A value to choose: the word to type, what the column holds for it, and what else is taken for it. */
export interface Choice {
  word: string;
  id: string;
  also?: readonly string[];
}

interface ChoiceField {
  name: string;
  column: 'severity' | 'status' | 'source' | 'detection' | 'classification' | 'determination';
  choices: readonly Choice[];
  meantBy?: readonly string[];
}

/** These are in the index of the newest too. */
const ALWAYS_GIVEN: readonly ChoiceField['column'][] = ['severity', 'status', 'source'];

/** A field whose values are few and known. Words and Graph's own names are taken, however they are written. */
export function choiceField({ name, column, choices, meantBy = [] }: ChoiceField): Field {
  const words = choices.map(({ word }) => word);
  const alwaysGiven = ALWAYS_GIVEN.includes(column);
  return {
    name,
    meantBy,
    inOrder: alwaysGiven,
    expects: words.join(', '),
    values: words,
    toSql(value) {
      const wanted = bare(value);
      const choice = choices.find(({ word, id, also = [] }) =>
        [word, id, ...also].map(bare).includes(wanted),
      );
      const given = sql`record.${sql.identifier(column)}`;
      // What has no value counts as Graph's `unknown`; what always has one is looked up in its index.
      const known = alwaysGiven ? given : sql`coalesce(${given}, 'unknown')`;
      return choice && sql`${known} = ${choice.id}`;
    },
  };
}

/** `In-Progress`, `in_progress` and `inProgress` are one. */
function bare(text: string): string {
  return text.toLowerCase().replaceAll(/[-_ ]/g, '');
}

/** `truePositive` is chosen as `true-positive`. */
export function chosenAs(id: string): Choice {
  return { id, word: id.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`) };
}
