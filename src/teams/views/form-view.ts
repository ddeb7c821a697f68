import type { Card } from '../../cards/card';
import { formCard } from '../../cards/form';
import type { Approval } from '../../connection/approvals/approval';
import type { Connection } from '../../connection/connection-store';
import { leftInPortal } from '../../connection/plan';
import type { StepForm } from '../../connection/setup/wizard';

/** What is left to be done in the portal. Nobody has to approve anything for it. */
export function leftAnswer(approval: Approval, { id, name, organisation }: Connection): Card {
  const left = leftInPortal(approval.plan);
  const count = approval.plan.changes.length;
  return formCard({
    title: count === 1 ? 'One thing is left' : `${count} things are left`,
    context: `${name} · ${organisation} · everything else is there`,
    progress: [],
    guidance: left.map(({ where, sentences }) => ({ text: where, values: sentences })),
    fields: [],
    notes: [
      'Entra takes up to a minute to show what was done. Drawbridge can do the rest too, after an approval.',
    ],
    chosen: [],
    buttons: [
      { title: 'Check again', verb: 'setup.start', data: { connection: id }, submits: false },
      { title: 'Let Drawbridge do it', verb: 'plan.view', data: { approval: approval.id }, submits: false },
      { title: 'Change settings', verb: 'setup.settings', data: { connection: id }, submits: false },
    ],
  });
}

/** The changes of a plan to choose among; those that the others build on are always made. */
export function chooseAnswer({ id, plan: { changes } }: Approval): Card {
  const places = changes.map((change, index) => ({ ...change, place: String(index) }));
  const optional = places.filter((change) => change.optional === true);
  const always = places.filter((change) => change.optional !== true);
  return formCard({
    title: 'Which changes?',
    context: 'What you leave out stays open, and can be approved later. Nothing has been changed yet.',
    progress: [],
    guidance: [],
    fields: [
      {
        id: 'changes',
        kind: 'many',
        label: 'Make these',
        value: optional.map(({ place }) => place).join(','),
        choices: optional.map(({ place, sentence }) => ({ id: place, title: sentence })),
        optional: true,
      },
    ],
    notes: always.map(({ sentence }) => `Always: ${sentence}`),
    chosen: [],
    buttons: [
      { title: 'Approve the chosen', verb: 'plan.approve', data: { approval: id }, submits: true },
      { title: 'Back to the plan', verb: 'plan.view', data: { approval: id }, submits: false },
    ],
  });
}

/** A step of the settings. What its buttons carry only names the step and the revision that was seen. */
export function formAnswer(form: StepForm): Card {
  const { connection, step, revision } = form;
  const data = { connection: connection.id, step, revision };
  return formCard({
    title: form.question,
    context: `${connection.name} · ${connection.organisation} · nothing has been changed yet`,
    progress: form.progress,
    ...(form.news !== undefined && { news: form.news }),
    guidance: form.guidance,
    fields: form.fields,
    notes: form.notes,
    chosen: form.chosen,
    buttons: [
      { title: `Next: ${form.next}`, verb: 'setup.next', data, submits: true },
      ...(form.next === 'Plan' ? [] : [{ title: 'Show the plan', verb: 'setup.plan', data, submits: true }]),
      ...(form.isFirst ? [] : [{ title: 'Back', verb: 'setup.back', data, submits: false }]),
    ],
  });
}
