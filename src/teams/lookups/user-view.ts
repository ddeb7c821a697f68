import type { Card } from '../../cards/card';
import { lookUpCard, type LookUpView } from '../../cards/lookup';
import type { Button } from '../../cards/notice';
import { activityQuery } from '../../lookups/activities/query';
import { type Part, valueOf } from '../../lookups/parts';
import type { UserParts, UserValues } from '../../lookups/user/user';
import type { User } from '../../microsoft/graph/users';
import { exactTime } from '../views/times';
import { alertsButton, alertSection, counted, noteOf } from './about-alerts';
import { isRisky, methodsInWords, signInSection, changeSection } from './user-sections';

/** What each part is called when it is still to come. */
const NAMES: Readonly<Record<keyof UserValues, string>> = {
  manager: 'the manager',
  groups: 'groups',
  roles: 'directory roles',
  eligibleRoles: 'roles that can be activated',
  registration: 'the second factor',
  signIns: 'sign-ins',
  changes: 'directory changes',
  alerts: 'alerts',
};
/** Those whose reason for not being there stands at the foot of the card: they have no section. */
const FACTS = ['roles', 'registration', 'manager', 'groups'] as const;
const GROUPS_IN_FACT = 2;
const GROUPS_IN_FULL = 12;

/** A user, as far as it is known by now. */
export function userCard(user: User, parts: UserParts, now: Date, timezone: string | undefined): Card {
  const manager = valueOf(parts.manager);
  const alerts = valueOf(parts.alerts);
  return lookUpCard({
    title: [nameOf(user), standingOut(user, parts).join(', ')].filter(Boolean).join(': '),
    subtitle: [user.jobTitle, user.department, user.userType === 'Guest' && 'guest', user.userPrincipalName]
      .filter(Boolean)
      .join(' · '),
    facts: factsOf(parts),
    sections: [
      alertSection(parts.alerts, now),
      signInSection(parts.signIns, now),
      changeSection(parts.changes, now),
    ],
    more: { title: 'Roles, groups and sign-in methods', lines: moreOf(user, parts, timezone) },
    state: stateOf(parts),
    buttons: [
      ...(alerts === undefined ? [] : alertsButton(alerts)),
      ...activitiesButton(user),
      ...(manager === undefined
        ? []
        : [{ title: 'Manager', verb: 'lookup.open', data: { kind: 'user', name: manager.id } }]),
    ],
  });
}

/** What they did in cloud apps. */
function activitiesButton({ userPrincipalName }: User): Button[] {
  if (userPrincipalName == null) return [];
  const { text: query } = activityQuery([{ field: 'user', negated: false, values: [userPrincipalName] }]);
  return [{ title: 'Activities', verb: 'activities.show', data: { query } }];
}

function nameOf({ displayName, userPrincipalName, id }: User): string {
  return displayName ?? userPrincipalName ?? id;
}

/** What one has to know of this user, the worst first; what is not known is not said to be well. */
function standingOut(user: User, parts: UserParts): string[] {
  const open = valueOf(parts.alerts)?.open ?? 0;
  const risky = valueOf(parts.signIns)?.filter(isRisky).length ?? 0;
  const registration = valueOf(parts.registration);
  const administrator = valueOf(parts.roles)?.find((role) => role.endsWith('Administrator'));
  const found = [
    user.accountEnabled === false && 'disabled',
    risky > 0 && counted(risky, 'risky sign-in'),
    open > 0 && counted(open, 'open alert'),
    administrator,
    registration?.isMfaRegistered === false && 'no second factor',
  ];
  return found.filter((one) => typeof one === 'string').slice(0, 2);
}

function factsOf({ roles, registration, manager, groups }: UserParts): LookUpView['facts'] {
  return [
    { title: 'Directory roles', text: factOf(roles, (held) => held.join(', ') || 'none, no administrator') },
    {
      title: 'Second factor',
      text: factOf(registration, (found) => secondFactor(found)),
      ...(valueOf(registration)?.isMfaRegistered === false && { color: 'attention' as const }),
    },
    {
      title: 'Manager',
      text: factOf(manager, (found) => found?.displayName ?? found?.userPrincipalName ?? 'none'),
    },
    { title: 'Groups', text: factOf(groups, groupsInShort) },
  ];
}

function factOf<T>(part: Part<T>, words: (value: T) => string): string {
  if (part.state === 'there') return words(part.value);
  return part.state === 'coming' ? 'being read' : 'not known';
}

function eligibleInWords(held: UserValues['eligibleRoles']): string {
  if (held === undefined)
    return 'not shown: RoleEligibilitySchedule.Read.Directory is no permission that Drawbridge asks for';
  return held.join(', ') || 'none';
}

function secondFactor(found: UserValues['registration']): string {
  if (found === undefined) return 'not in the report';
  if (!found.isMfaRegistered) return 'none registered';
  return methodsInWords(found.methodsRegistered ?? []) || 'registered';
}

function groupsInShort({ count, names }: UserValues['groups']): string {
  if (count === 0) return 'none';
  const rest = count - Math.min(count, GROUPS_IN_FACT);
  return `${names.slice(0, GROUPS_IN_FACT).join(', ')}${rest > 0 ? ` and ${rest} more` : ''}`;
}

function moreOf(
  user: User,
  { roles, eligibleRoles, groups, registration }: UserParts,
  timezone: string | undefined,
) {
  const line = <T>(name: string, part: Part<T>, words: (value: T) => string) => ({
    name,
    text: part.state === 'there' ? words(part.value) : noteOf(part),
  });
  const created = user.createdDateTime == null ? undefined : new Date(user.createdDateTime);
  return [
    line('Roles held', roles, (held) => held.join(', ') || 'none'),
    line('Roles that can be activated', eligibleRoles, eligibleInWords),
    line('Groups', groups, ({ names, count }) => {
      const rest = count - Math.min(names.length, GROUPS_IN_FULL);
      return `${names.slice(0, GROUPS_IN_FULL).join(', ') || 'none'}${rest > 0 ? ` and ${rest} more` : ''}`;
    }),
    line('Signs in with', registration, secondFactor),
    ...(created === undefined ? [] : [{ name: 'Account made', text: exactTime(created, timezone) }]),
    { name: 'Id', text: user.id },
  ];
}

/** What is still to come, and why a fact is not there; sections say it for themselves. */
function stateOf(parts: UserParts): string {
  const names = Object.keys(NAMES) as (keyof UserValues)[];
  const coming = names.filter((name) => parts[name].state === 'coming').map((name) => NAMES[name]);
  const reasons = FACTS.flatMap((name) => {
    const part: Part<unknown> = parts[name];
    return part.state === 'missing' ? [part.why] : [];
  });
  return [...new Set(reasons), ...stillComing(coming)].join(' ');
}

/** One sentence for what is on its way. */
export function stillComing(names: readonly string[]): string[] {
  if (names.length === 0) return [];
  return [`Still being read: ${names.join(', ')}. This card changes when it is there.`];
}
