import type { Connection } from '../connection-store';
import type { DesiredState } from '../desired-state';
import type { Administrator } from './administrator';
import type { Draft, Drafts } from './drafts';
import { type Field, type FilledIn, type Problems, withAttempt } from './form';
import { stepsFor } from './steps';
import type { Guidance, SettingsStep, StepFacts } from './steps/step';
import { texts } from '../../texts/texts';

/** What follows the last step of the settings. */
const PLAN = 'plan';

/** One step of the settings as it is shown. */
export interface StepForm {
  connection: Connection;
  step: string;
  revision: number;
  question: string;
  fields: Field[];
  notes: string[];
  guidance: Guidance[];
  /** Every step with its place in time. */
  progress: { name: string; state: 'done' | 'current' | 'todo' }[];
  /** What was chosen so far, but for this step. */
  chosen: { name: string; summary: string }[];
  /** The step that Next leads to; undefined: the plan. */
  next: string | undefined;
  isFirst: boolean;
  /** What the administrator has to know first, such as that somebody else was quicker. */
  news: string | undefined;
}

/** An answer to a step's card. */
export interface StepAnswer {
  step: string;
  /** The revision of the draft that the card showed. */
  revision: number;
  filledIn: FilledIn;
  /** To the next step, or past the others to the plan. */
  then: 'next' | 'plan';
}

/** Settings that are whole: the plan for them is next. */
export interface WholeSettings {
  desired: DesiredState;
}

/** Asks for the settings step by step, and remembers what was answered. */
export interface Wizard {
  /** Goes on where it was left, or begins; `at` a certain step. @throws GraphFailure */
  open(administrator: Administrator, connection: Connection, at?: string): Promise<StepForm>;
  /** What was left off: a form, or settings that were whole; undefined: nothing. @throws GraphFailure */
  waiting(
    administrator: Administrator,
    connection: Connection,
  ): Promise<StepForm | WholeSettings | undefined>;
  /** Takes an answer. What is wrong with it comes back as a form; then nothing has been saved. @throws GraphFailure */
  answer(
    administrator: Administrator,
    connection: Connection,
    answer: StepAnswer,
  ): Promise<StepForm | WholeSettings>;
  /** Goes back to the step before. @throws GraphFailure */
  back(administrator: Administrator, connection: Connection, step: string): Promise<StepForm>;
}

export interface WizardTools {
  drafts: Drafts;
  /** What the steps can know. @throws GraphFailure */
  factsOf: (administrator: Administrator, connection: Connection) => Promise<StepFacts>;
}

export function createWizard({ drafts, factsOf }: WizardTools): Wizard {
  async function open(administrator: Administrator, connection: Connection, at?: string): Promise<StepForm> {
    const draft = await drafts.begin(connection, beginning(connection.desired), administrator);
    const wanted = at ?? (draft.step === PLAN ? beginning(draft.desired).step : draft.step);
    const step = stepOf(draft.desired, wanted);
    const moved =
      step.id === draft.step
        ? draft
        : await drafts.change(connection, draft.revision, { ...draft, step: step.id }, administrator);
    return show(step, moved ?? draft, await factsOf(administrator, connection));
  }

  async function overtaken(
    administrator: Administrator,
    connection: Connection,
  ): Promise<StepForm | WholeSettings> {
    const draft = await drafts.find(connection);
    if (draft?.step === PLAN) return { desired: draft.desired };
    const form = await open(administrator, connection);
    return { ...form, news: newsOf(draft, administrator) };
  }

  return {
    open,
    async waiting(administrator, connection) {
      const draft = await drafts.find(connection);
      if (draft === undefined) return undefined;
      if (draft.step === PLAN) return { desired: draft.desired };
      return show(stepOf(draft.desired, draft.step), draft, await factsOf(administrator, connection));
    },
    async answer(administrator, connection, { step: id, revision, filledIn, then }) {
      const draft = await drafts.find(connection);
      if (draft?.revision !== revision) return overtaken(administrator, connection);
      const step = stepOf(draft.desired, id);
      const facts = await factsOf(administrator, connection);
      const outcome = await step.read(filledIn, draft.desired, facts);
      if (!outcome.ok) return show(step, draft, facts, { filledIn, problems: outcome.problems });
      const { desired } = outcome;
      const following = then === 'plan' ? firstOpen(desired) : stepAfter(desired, id);
      const kept = await drafts.change(
        connection,
        revision,
        { desired, step: following?.id ?? PLAN },
        administrator,
      );
      if (kept === undefined) return overtaken(administrator, connection);
      return following === undefined ? { desired } : show(following, kept, facts);
    },
    async back(administrator, connection, id) {
      const draft = await drafts.begin(connection, beginning(connection.desired), administrator);
      const steps = stepsFor(draft.desired);
      const before = steps[Math.max(0, steps.findIndex((step) => step.id === id) - 1)];
      return open(administrator, connection, before?.id);
    },
  };
}

function beginning(desired: DesiredState): Pick<Draft, 'desired' | 'step'> {
  return { desired, step: stepsFor(desired)[0]?.id ?? PLAN };
}

/** The step of this id; the first one when these settings have none such. */
function stepOf(desired: DesiredState, id: string): SettingsStep {
  const steps = stepsFor(desired);
  const step = steps.find((one) => one.id === id) ?? steps[0];
  if (step === undefined) throw new Error('The settings have no steps.');
  return step;
}

/** The step after this one that the settings need; after the last one, whatever has been left open. */
function stepAfter(desired: DesiredState, id: string): SettingsStep | undefined {
  const steps = stepsFor(desired);
  return steps[steps.findIndex((step) => step.id === id) + 1] ?? firstOpen(desired);
}

function firstOpen(desired: DesiredState): SettingsStep | undefined {
  return stepsFor(desired).find((step) => step.isOpen?.(desired) === true);
}

function newsOf(draft: Draft | undefined, { id }: Administrator): string | undefined {
  if (draft === undefined) return texts().setup.form.decidedMeanwhile;
  if (draft.updatedBy.id === id) return undefined;
  return texts().setup.form.changedMeanwhile(draft.updatedBy.name);
}

function show(
  step: SettingsStep,
  { desired, revision }: Draft,
  facts: StepFacts,
  attempt?: { filledIn: FilledIn; problems: Problems },
): StepForm {
  const steps = stepsFor(desired);
  const place = steps.indexOf(step);
  const following = steps[place + 1];
  const { steps: names, form } = texts().setup;
  const fields = step.fields(desired, facts);
  return {
    connection: facts.connection,
    step: step.id,
    revision,
    question: names[step.id].question,
    fields: attempt === undefined ? fields : withAttempt(fields, attempt.filledIn, attempt.problems),
    notes: step.notes?.(desired, facts) ?? [],
    guidance: step.guidance?.(desired, facts) ?? [],
    progress: [
      ...steps.map(({ id }, index) => ({ name: names[id].name, state: stateOf(index, place) })),
      ...[form.plan, form.testAndSave].map((name) => ({ name, state: 'todo' as const })),
    ],
    chosen: steps
      .filter((one) => one !== step)
      .map((one) => ({ name: names[one.id].name, summary: one.summary(desired) })),
    next: following && names[following.id].name,
    isFirst: place === 0,
    news: undefined,
  };
}

function stateOf(index: number, place: number): 'done' | 'current' | 'todo' {
  if (index === place) return 'current';
  return index < place ? 'done' : 'todo';
}
