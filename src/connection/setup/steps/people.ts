import type { DesiredState } from '../../desired-state';
import { READER_ROLES, SETUP_ROLES } from '../../people/directory-roles';
import { findGroups, findPeople, type Found } from '../../../microsoft/graph/find';
import { findPerson } from '../../../microsoft/graph/people';
import type { Graph } from '../../../microsoft/graph/client';
import { choicesOf, chosenIn } from '../form';
import { listed } from './listed';
import type { SettingsStep } from './step';
import { texts } from '../../../texts/texts';

/** As many as Graph checks at once (directoryobject-checkmembergroups). */
const MOST_GROUPS = 20;
const MOST_APPROVERS = 20;

const APPROVALS = ['one', 'two-when-risky', 'two'] as const;
const AUTHORITIES = ['delegated', 'unattended'] as const;

/** Who may read, who may approve, and in whose name changes are made. */
export const peopleStep: SettingsStep = {
  id: 'people',
  summary({ people }) {
    const words = texts().setup.people;
    const all = people.readerRoles.length === READER_ROLES.length;
    const roles = all ? words.securityRoles : listed(roleNames(people), texts().and);
    const groups = people.readerGroups.map(({ name }) => name);
    const readers = [roles, listed(groups, texts().and)].filter(Boolean);
    const approvers = people.approvers.map(({ name }) => name);
    const names = approvers.length === 0 ? words.anyAdministrator : listed(approvers, texts().and);
    return words.summary(readers, names, people.approvals !== 'one');
  },
  fields: ({ people, authority }, { team }) => [
    {
      id: 'readerRoles',
      kind: 'many',
      label: texts().setup.people.readerRoles,
      value: people.readerRoles.join(','),
      choices: READER_ROLES.map(({ templateId, name }) => ({ id: templateId, title: name })),
      optional: true,
    },
    {
      id: 'readerGroups',
      kind: 'text',
      label: texts().setup.people.readerGroups,
      value: people.readerGroups.map(({ name }) => name).join(', '),
      example: team === undefined ? texts().setup.people.readerGroupsExample : team.name,
      optional: true,
      ...(team !== undefined && { hint: texts().setup.people.thisTeam(team.name) }),
    },
    {
      id: 'approvers',
      kind: 'text',
      label: texts().setup.people.approvers,
      value: people.approvers.map(({ name }) => name).join(', '),
      example: 'ada@contoso.com, ben@contoso.com',
      optional: true,
    },
    {
      id: 'approvals',
      kind: 'one',
      label: texts().setup.people.howMany,
      value: people.approvals,
      choices: choicesOf(APPROVALS, texts().setup.people.approvals),
    },
    {
      id: 'authority',
      kind: 'one',
      label: texts().setup.people.authority,
      value: authority,
      choices: choicesOf(AUTHORITIES, texts().setup.people.authorities),
    },
  ],
  async read(filledIn, desired, { graph, team }) {
    const problems: Record<string, string> = {};
    const { people } = desired;
    const readerRoles = READER_ROLES.map(({ templateId }) => templateId).filter((id) =>
      chosenIn(filledIn['readerRoles']).includes(id),
    );
    const readerGroups = await readGroups(
      filledIn['readerGroups'],
      [...people.readerGroups, ...(team ? [team] : [])],
      graph,
      problems,
    );
    const approvers = await readApprovers(filledIn['approvers'], people.approvers, graph, problems);
    const approvals = APPROVALS.find((id) => id === filledIn['approvals']) ?? people.approvals;
    const authority = AUTHORITIES.find((id) => id === filledIn['authority']) ?? desired.authority;
    if (readerRoles.length === 0 && chosenIn(filledIn['readerGroups']).length === 0)
      problems['readerRoles'] = texts().setup.people.somebodyReads;
    if (approvals !== 'one' && approvers.length === 1)
      problems['approvers'] ??= texts().setup.people.twoNeeded;
    if (Object.keys(problems).length > 0) return { ok: false, problems };
    const chosen = { ...people, readerRoles, readerGroups, approvers, approvals };
    return { ok: true, desired: { ...desired, authority, people: chosen } satisfies DesiredState };
  },
};

/** Names that are known keep their ids; others are looked up. */
async function readGroups(
  typed: string | undefined,
  known: readonly Found[],
  graph: Graph,
  problems: Record<string, string>,
): Promise<Found[]> {
  const wanted = chosenIn(typed).slice(0, MOST_GROUPS + 1);
  if (wanted.length > MOST_GROUPS) problems['readerGroups'] = texts().setup.people.mostGroups(MOST_GROUPS);
  return lookUp('readerGroups', wanted, known, (name) => findGroups(graph, name), problems);
}

async function readApprovers(
  typed: string | undefined,
  known: readonly Found[],
  graph: Graph,
  problems: Record<string, string>,
): Promise<Found[]> {
  const wanted = chosenIn(typed).slice(0, MOST_APPROVERS + 1);
  if (wanted.length > MOST_APPROVERS) problems['approvers'] = texts().setup.people.mostPeople(MOST_APPROVERS);
  const found = await lookUp('approvers', wanted, known, (name) => findPeople(graph, name), problems);
  for (const { id, name } of found) {
    if (!(await mayApprove(id, graph)))
      problems['approvers'] ??= texts().setup.people.cannotApprove(
        name,
        SETUP_ROLES.map((role) => role.name),
      );
  }
  return found;
}

async function mayApprove(id: string, graph: Graph): Promise<boolean> {
  const person = await findPerson(graph, id);
  if (person === undefined || person.guest || !person.enabled) return false;
  return SETUP_ROLES.some(({ templateId }) => person.roleTemplateIds.includes(templateId));
}

async function lookUp(
  field: string,
  wanted: readonly string[],
  known: readonly Found[],
  find: (name: string) => Promise<Found[]>,
  problems: Record<string, string>,
): Promise<Found[]> {
  const all: Found[] = [];
  for (const name of wanted) {
    const before = known.filter((one) => one.name.toLowerCase() === name.toLowerCase());
    const found = before.length === 1 ? before : await find(name);
    const [only] = found;
    if (only !== undefined && found.length === 1) all.push(only);
    else problems[field] ??= whyNotOne(name, found);
  }
  return all.filter((one, index) => all.findIndex(({ id }) => id === one.id) === index);
}

function whyNotOne(name: string, found: readonly Found[]): string {
  if (found.length === 0) return texts().setup.people.nobody(name);
  const ids = found.map(({ id }) => id);
  return texts().setup.people.several(found.length, name, ids);
}

function roleNames({ readerRoles }: DesiredState['people']): string[] {
  return READER_ROLES.filter(({ templateId }) => readerRoles.includes(templateId)).map(({ name }) => name);
}
