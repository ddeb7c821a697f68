import { type Card, template } from './card';
import { plainText } from './plain-text';
import { texts } from '../texts/texts';

interface FormField {
  id: string;
  kind: string;
  label: string;
  value: string;
  choices?: readonly { id: string; title: string }[];
  range?: readonly [number, number];
  example?: string;
  optional?: boolean;
  hint?: string;
  problem?: string;
}

interface FormButton {
  title: string;
  verb: string;
  /** Opaque: ids, nothing that is believed. */
  data: Record<string, unknown>;
  /** What is filled in goes along. */
  submits: boolean;
}

interface FormView {
  title: string;
  /** One line below it, which says whether anything has been changed. */
  context: string;
  /** Where this form stands among others. */
  progress: readonly { name: string; state: 'done' | 'current' | 'todo' }[];
  /** What has to be known first. */
  news?: string;
  /** What is to be done elsewhere before the fields can be filled in. */
  guidance: readonly { text: string; values: readonly string[] }[];
  fields: readonly FormField[];
  notes: readonly string[];
  /** What was chosen before. */
  chosen: readonly { name: string; summary: string }[];
  /** The most likely one first. */
  buttons: readonly FormButton[];
}

const MARKS = { done: '✓', current: '◐', todo: '○' } as const;
const MOST_CHOICES = 24;
const MOST_LINES = 16;
/** Every choice that can be made has to come back; a certificate is as long as it is. */
const LONGEST_VALUE: Readonly<Record<string, number>> = { many: 1000, 'long-text': 3000 };
const bind = template('form');

/** A form: one step of several, or one on its own. */
export function formCard(view: FormView): Card {
  const title = plainText(view.title, 120);
  const content = bind({
    title,
    context: plainText(view.context, 160),
    progress: view.progress.slice(0, 10).map(progressRun),
    news: plainText(view.news ?? ''),
    guidance: view.guidance.slice(0, 8).map(guidanceRow),
    fields: view.fields.slice(0, 8).map(fieldRow),
    notes: view.notes.slice(0, 8).map((text) => ({ text: plainText(text, 160) })),
    chosen: view.chosen.slice(0, 8).map(({ name, summary }) => ({
      name: plainText(name, 40),
      summary: plainText(summary, 160),
    })),
    buttons: view.buttons.map(({ submits, ...button }, index) => ({
      ...button,
      title: plainText(button.title, 40),
      style: index === 0 ? 'positive' : 'default',
      inputs: submits ? 'auto' : 'none',
    })),
  });
  return { content, text: `${title} ${plainText(view.context, 160)}` };
}

function progressRun({ name, state }: FormView['progress'][number]) {
  return {
    // A mark and its words stay on one line.
    text: `${`${MARKS[state]} ${plainText(name, 30)}`.replaceAll(' ', '\u00a0')}   `,
    subtle: state !== 'current',
    weight: state === 'current' ? 'Bolder' : 'Default',
  };
}

function guidanceRow({ text, values }: FormView['guidance'][number], index: number) {
  const lines = values.slice(0, MOST_LINES).map((value) => plainText(value, 60));
  return {
    number: String(index + 1),
    text: plainText(text, 240),
    values: lines.join('\n'),
    lines: lines.map((line) => ({ line })),
  };
}

/** What is said where nothing, or something else, is filled in. */
function wantedOf({ kind, range: [least, most] = [0, 0] }: FormField): string {
  const words = texts().setup.form;
  if (kind === 'number') return words.wholeNumber(least, most);
  if (kind === 'many') return words.chooseSome;
  return kind === 'one' ? words.chooseOne : words.fillIn;
}

function fieldRow(field: FormField) {
  const [least, most] = field.range ?? [0, 0];
  const value = plainText(field.value, LONGEST_VALUE[field.kind] ?? 300);
  return {
    id: field.id,
    kind: field.kind,
    label: plainText(field.label, 100),
    value: field.kind === 'number' ? Number(value) || least : value,
    choices: (field.choices ?? [])
      .slice(0, MOST_CHOICES)
      .map(({ id, title }) => ({ id, title: plainText(title, 120) })),
    least,
    most,
    example: plainText(field.example ?? '', 80),
    required: field.optional !== true,
    wanted: wantedOf(field),
    hint: plainText(field.hint ?? '', 200),
    problem: plainText(field.problem ?? ''),
  };
}
