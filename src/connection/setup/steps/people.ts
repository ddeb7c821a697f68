import type { DesiredState } from '../../desired-state';
import { READER_ROLES, SETUP_ROLES } from '../../people/directory-roles';
import { findGroups, findPeople, type Found } from '../../../microsoft/graph/find';
import { findPerson } from '../../../microsoft/graph/people';
import type { Graph } from '../../../microsoft/graph/client';
import { chosenIn } from '../form';
import { listed } from './listed';
import type { SettingsStep } from './step';

/** As many as Graph checks at once (directoryobject-checkmembergroups). */
const MOST_GROUPS = 20;
const MOST_APPROVERS = 20;

const APPROVALS = [
  { id: 'one', title: 'One person' },
  { id: 'two-when-risky', title: 'Two, when something is removed or can be changed' },
  { id: 'two', title: 'Two people, always' },
] as const;
const AUTHORITIES = [
  { id: 'delegated', title: 'By the approver, who signs in' },
  { id: 'unattended', title: 'By Drawbridge itself' },
] as const;

/** Who may read, who may approve, and in whose name changes are made. */
export const peopleStep: SettingsStep = {
  id: 'people',
  name: 'People',
  question: 'Who may do what?',
  summary({ people }) {
    const roles =
      people.readerRoles.length === READER_ROLES.length ? 'The security roles' : listed(roleNames(people));
    const readers = [roles, listed(people.readerGroups.map(({ name }) => name))]
      .filter(Boolean)
      .join(' and ');
    const approvers =
      people.approvers.length === 0 ? 'any administrator' : listed(people.approvers.map(({ name }) => name));
    return `${readers} read, ${approvers} approves${people.approvals === 'one' ? '' : ', two people'}`;
  },
  fields: ({ people, authority }, { team }) => [
    {
      id: 'readerRoles',
      kind: 'many',
      label: 'May read alerts: holders of these roles',
      value: people.readerRoles.join(','),
      choices: READER_ROLES.map(({ templateId, name }) => ({ id: templateId, title: name })),
      optional: true,
    },
    {
      id: 'readerGroups',
      kind: 'text',
      label: 'And members of these groups or teams',
      value: people.readerGroups.map(({ name }) => name).join(', '),
      example: team === undefined ? 'SOC analysts, Incident response' : team.name,
      optional: true,
      ...(team !== undefined && { hint: `To let the members of this team read, write ${team.name}.` }),
    },
    {
      id: 'approvers',
      kind: 'text',
      label: 'May approve (names or addresses; empty: every administrator)',
      value: people.approvers.map(({ name }) => name).join(', '),
      example: 'ada@contoso.com, ben@contoso.com',
      optional: true,
    },
    {
      id: 'approvals',
      kind: 'one',
      label: 'How many have to approve',
      value: people.approvals,
      choices: APPROVALS,
    },
    { id: 'authority', kind: 'one', label: 'Changes are made', value: authority, choices: AUTHORITIES },
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
    const approvals = APPROVALS.find(({ id }) => id === filledIn['approvals'])?.id ?? people.approvals;
    const authority = AUTHORITIES.find(({ id }) => id === filledIn['authority'])?.id ?? desired.authority;
    if (readerRoles.length === 0 && chosenIn(filledIn['readerGroups']).length === 0)
      problems['readerRoles'] = 'Choose a role, or name a group: somebody has to read the alerts.';
    if (approvals !== 'one' && approvers.length === 1)
      problems['approvers'] ??= 'Two have to approve, and this names one. Name at least two, or none.';
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
  if (wanted.length > MOST_GROUPS) problems['readerGroups'] = `At most ${MOST_GROUPS} groups.`;
  return lookUp('readerGroups', wanted, known, (name) => findGroups(graph, name), problems);
}

async function readApprovers(
  typed: string | undefined,
  known: readonly Found[],
  graph: Graph,
  problems: Record<string, string>,
): Promise<Found[]> {
  const wanted = chosenIn(typed).slice(0, MOST_APPROVERS + 1);
  if (wanted.length > MOST_APPROVERS) problems['approvers'] = `At most ${MOST_APPROVERS} people.`;
  const found = await lookUp('approvers', wanted, known, (name) => findPeople(graph, name), problems);
  for (const { id, name } of found) {
    if (!(await mayApprove(id, graph)))
      problems['approvers'] ??= `${name} could not approve: that takes a ${listed(
        SETUP_ROLES.map((role) => role.name),
        'or',
      )}.`;
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
  if (found.length === 0) return `Nothing in the tenant is called "${name}". Compare the spelling.`;
  const ids = found.map(({ id }) => id).join(', ');
  return `${found.length} are called "${name}". Write the id of the one you mean: ${ids}.`;
}

function roleNames({ readerRoles }: DesiredState['people']): string[] {
  return READER_ROLES.filter(({ templateId }) => readerRoles.includes(templateId)).map(({ name }) => name);
}
