import type { Card } from '../../cards/card';
import { formCard } from '../../cards/form';
import type { StepForm } from '../../connection/setup/wizard';

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
