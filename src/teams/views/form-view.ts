import type { Card } from '../../cards/card';
import { formCard } from '../../cards/form';
import type { Approval } from '../../connection/approvals/approval';
import type { Connection } from '../../connection/connection-store';
import { leftInPortal } from '../../connection/plan';
import type { StepForm } from '../../connection/setup/wizard';
import { texts } from '../../texts/texts';

/** What is left to be done in the portal. Nobody has to approve anything for it. */
export function leftAnswer(approval: Approval, { id, name, organisation }: Connection): Card {
  const left = leftInPortal(approval.plan);
  const words = texts().plan.left;
  return formCard({
    title: words.title(approval.plan.changes.length),
    context: words.context(name, organisation),
    progress: [],
    guidance: left.map(({ where, sentences }) => ({ text: where, values: sentences })),
    fields: [],
    notes: [words.note],
    chosen: [],
    buttons: [
      { title: words.again, verb: 'setup.start', data: { connection: id }, submits: false },
      { title: words.instead, verb: 'plan.view', data: { approval: approval.id }, submits: false },
      {
        title: texts().buttons.changeSettings,
        verb: 'setup.settings',
        data: { connection: id },
        submits: false,
      },
    ],
  });
}

/** The changes of a plan to choose among; those that the others build on are always made. */
export function chooseAnswer({ id, plan: { changes } }: Approval): Card {
  const places = changes.map((change, index) => ({ ...change, place: String(index) }));
  const optional = places.filter((change) => change.optional === true);
  const always = places.filter((change) => change.optional !== true);
  const words = texts().plan.which;
  return formCard({
    title: words.title,
    context: words.context,
    progress: [],
    guidance: [],
    fields: [
      {
        id: 'changes',
        kind: 'many',
        label: words.label,
        value: optional.map(({ place }) => place).join(','),
        choices: optional.map(({ place, sentence }) => ({ id: place, title: sentence })),
        optional: true,
      },
    ],
    notes: always.map(({ sentence }) => words.always(sentence)),
    chosen: [],
    buttons: [
      { title: words.approve, verb: 'plan.approve', data: { approval: id }, submits: true },
      { title: words.back, verb: 'plan.view', data: { approval: id }, submits: false },
    ],
  });
}

/** A step of the settings. What its buttons carry only names the step and the revision that was seen. */
export function formAnswer(form: StepForm): Card {
  const { connection, step, revision } = form;
  const data = { connection: connection.id, step, revision };
  const words = texts().setup.form;
  return formCard({
    title: form.question,
    context: words.unchanged(connection.name, connection.organisation),
    progress: form.progress,
    ...(form.news !== undefined && { news: form.news }),
    guidance: form.guidance,
    fields: form.fields,
    notes: form.notes,
    chosen: form.chosen,
    buttons: [
      { title: words.next(form.next ?? words.plan), verb: 'setup.next', data, submits: true },
      ...(form.next === undefined
        ? []
        : [{ title: words.showPlan, verb: 'setup.plan', data, submits: true }]),
      ...(form.isFirst ? [] : [{ title: texts().buttons.back, verb: 'setup.back', data, submits: false }]),
    ],
  });
}
