import type { Capability } from '../../permissions';
import { ACTOR_ROLES, type DirectoryRole } from '../../people/directory-roles';
import { chosenIn } from '../form';
import { listed } from './listed';
import { problem, type SettingsStep } from './step';
import { texts } from '../../../texts/texts';

/** Capabilities with which something can be done, and not only read. */
const ACTING: readonly Capability[] = ['triage', 'quarantine', 'liveResponse'];

/** Who may act on alerts, mail and devices, and whose own click is enough. */
export const actorsStep: SettingsStep = {
  id: 'actors',
  applies: ({ capabilities }) => ACTING.some((one) => capabilities.includes(one)),
  summary({ people: { actorRoles, unaskedRoles } }) {
    const words = texts().setup.actors;
    const actors = listed([words.approvers, ...namesOf(actorRoles)], texts().and);
    const unasked = namesOf(unaskedRoles);
    if (unasked.length === 0) return words.summary(actors);
    return words.summaryUnasked(actors, listed(unasked, texts().and));
  },
  fields: ({ people: { actorRoles, unaskedRoles } }) => [
    {
      id: 'actorRoles',
      kind: 'many',
      label: texts().setup.actors.label,
      value: actorRoles.join(','),
      choices: ACTOR_ROLES.map(choiceOf),
      optional: true,
    },
    {
      id: 'unaskedRoles',
      kind: 'many',
      label: texts().setup.actors.unasked,
      value: unaskedRoles.join(','),
      choices: ACTOR_ROLES.map(choiceOf),
      optional: true,
      hint: texts().setup.actors.unaskedHint,
    },
  ],
  read(filledIn, desired) {
    const actorRoles = idsIn(filledIn['actorRoles']);
    const unaskedRoles = idsIn(filledIn['unaskedRoles']);
    const besides = namesOf(unaskedRoles.filter((id) => !actorRoles.includes(id)));
    if (besides.length > 0)
      return problem('unaskedRoles', texts().setup.actors.mayNotAct(listed(besides, texts().and)));
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
