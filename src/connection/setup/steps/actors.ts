import type { Capability } from '../../permissions';
import { ACTOR_ROLES, type DirectoryRole } from '../../people/directory-roles';
import { chosenIn } from '../form';
import { listed } from './listed';
import { problem, type SettingsStep } from './step';

/** Capabilities with which something can be done, and not only read. */
const ACTING: readonly Capability[] = ['triage', 'quarantine', 'liveResponse'];

/** Who may act on alerts, mail and devices, and whose own click is enough. */
export const actorsStep: SettingsStep = {
  id: 'actors',
  name: 'Actions',
  question: 'Who may act on alerts, mail and devices?',
  applies: ({ capabilities }) => ACTING.some((one) => capabilities.includes(one)),
  summary({ people: { actorRoles, unaskedRoles } }) {
    const actors = ['approvers', ...namesOf(actorRoles)];
    const unasked = namesOf(unaskedRoles);
    return `${listed(actors)} act${unasked.length === 0 ? '' : `; without an approval: ${listed(unasked)}`}`;
  },
  fields: ({ people: { actorRoles, unaskedRoles } }) => [
    {
      id: 'actorRoles',
      kind: 'many',
      label: 'May act, beside those who approve: holders of these roles',
      value: actorRoles.join(','),
      choices: ACTOR_ROLES.map(choiceOf),
      optional: true,
    },
    {
      id: 'unaskedRoles',
      kind: 'many',
      label: 'Need no approval: one click of theirs is enough',
      value: unaskedRoles.join(','),
      choices: ACTOR_ROLES.map(choiceOf),
      optional: true,
      hint: 'Only for what can be undone, such as the state of an alert. It is in the audit all the same.',
    },
  ],
  read(filledIn, desired) {
    const actorRoles = idsIn(filledIn['actorRoles']);
    const unaskedRoles = idsIn(filledIn['unaskedRoles']);
    const besides = namesOf(unaskedRoles.filter((id) => !actorRoles.includes(id)));
    if (besides.length > 0)
      return problem('unaskedRoles', `${listed(besides)} may not act: choose it above too, or not here.`);
    return { ok: true, desired: { ...desired, people: { ...desired.people, actorRoles, unaskedRoles } } };
  },
};

function choiceOf({ templateId, name }: DirectoryRole) {
  return { id: templateId, title: name };
}

function idsIn(value: string | undefined): string[] {
  const chosen = chosenIn(value);
  return ACTOR_ROLES.map(({ templateId }) => templateId).filter((id) => chosen.includes(id));
}

function namesOf(ids: readonly string[]): string[] {
  return ACTOR_ROLES.filter(({ templateId }) => ids.includes(templateId)).map(({ name }) => name);
}
