import type { Card } from '../../cards/card';
import { lookUpCard, type LookUpView } from '../../cards/lookup';
import type { Button } from '../../cards/notice';
import { activityQuery } from '../../lookups/activities/query';
import { type Part, valueOf } from '../../lookups/parts';
import type { UserParts, UserValues } from '../../lookups/user/user';
import type { User } from '../../microsoft/graph/users';
import { texts } from '../../texts/texts';
import { exactTime } from '../views/times';
import { alertsButton, alertSection, noteOf, openAlerts } from './about-alerts';
import { isRisky, methodsInWords, signInSection, changeSection } from './user-sections';

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
    subtitle: [
      user.jobTitle,
      user.department,
      user.userType === 'Guest' && texts().user.guest,
      user.userPrincipalName,
    ]
      .filter(Boolean)
      .join(' · '),
    facts: factsOf(parts),
    sections: [
      alertSection(parts.alerts, now),
      signInSection(parts.signIns, now),
      changeSection(parts.changes, now),
    ],
    more: { title: texts().user.more, lines: moreOf(user, parts, timezone) },
    state: stateOf(parts),
    buttons: [
      ...(alerts === undefined ? [] : alertsButton(alerts)),
      ...activitiesButton(user),
      ...(manager === undefined
        ? []
        : [{ title: texts().user.manager, verb: 'lookup.open', data: { kind: 'user', name: manager.id } }]),
    ],
  });
}

/** What they did in cloud apps. */
function activitiesButton({ userPrincipalName }: User): Button[] {
  if (userPrincipalName == null) return [];
  const { text: query } = activityQuery([{ field: 'user', negated: false, values: [userPrincipalName] }]);
  return [{ title: texts().user.activities, verb: 'activities.show', data: { query } }];
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
  const words = texts().user;
  const found = [
    user.accountEnabled === false && words.disabled,
    risky > 0 && words.riskySignIns(risky),
    open > 0 && openAlerts(open),
    administrator,
    registration?.isMfaRegistered === false && words.noSecondFactor,
  ];
  return found.filter((one) => typeof one === 'string').slice(0, 2);
}

function factsOf({ roles, registration, manager, groups }: UserParts): LookUpView['facts'] {
  const words = texts().user;
  return [
    { title: words.roles, text: factOf(roles, (held) => held.join(', ') || words.noRoles) },
    {
      title: words.secondFactor,
      text: factOf(registration, (found) => secondFactor(found)),
      ...(valueOf(registration)?.isMfaRegistered === false && { color: 'attention' as const }),
    },
    {
      title: words.manager,
      text: factOf(manager, (found) => found?.displayName ?? found?.userPrincipalName ?? texts().lookUp.none),
    },
    { title: words.groups, text: factOf(groups, groupsInShort) },
  ];
}

function factOf<T>(part: Part<T>, words: (value: T) => string): string {
  if (part.state === 'there') return words(part.value);
  return part.state === 'coming' ? texts().lookUp.beingRead : texts().lookUp.notKnown;
}

function eligibleInWords(held: UserValues['eligibleRoles']): string {
  return held === undefined ? texts().user.eligibleNotAsked : held.join(', ') || texts().lookUp.none;
}

function secondFactor(found: UserValues['registration']): string {
  const words = texts().user;
  if (found === undefined) return words.notInReport;
  if (!found.isMfaRegistered) return words.noneRegistered;
  return methodsInWords(found.methodsRegistered ?? []) || words.registered;
}

function groupsInShort({ count, names }: UserValues['groups']): string {
  return count === 0 ? texts().lookUp.none : andSoMany(names.slice(0, GROUPS_IN_FACT), count);
}

/** Names, and how many there are beside them. */
function andSoMany(names: readonly string[], count: number): string {
  const rest = count - names.length;
  return rest > 0 ? texts().lookUp.andMore(names.join(', '), rest) : names.join(', ');
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
  const words = texts().user;
  const created = user.createdDateTime == null ? undefined : new Date(user.createdDateTime);
  return [
    line(words.rolesHeld, roles, (held) => held.join(', ') || texts().lookUp.none),
    line(words.eligibleRoles, eligibleRoles, eligibleInWords),
    line(words.groups, groups, ({ names, count }) => {
      const some = names.slice(0, GROUPS_IN_FULL);
      return count === 0 ? texts().lookUp.none : andSoMany(some, count);
    }),
    line(words.signsInWith, registration, secondFactor),
    ...(created === undefined ? [] : [{ name: words.made, text: exactTime(created, timezone) }]),
    { name: words.id, text: user.id },
  ];
}

/** What is still to come, and why a fact is not there; sections say it for themselves. */
function stateOf(parts: UserParts): string {
  const names = texts().user.parts;
  const all = Object.keys(names) as (keyof UserValues)[];
  const coming = all.filter((name) => parts[name].state === 'coming').map((name) => names[name]);
  const reasons = FACTS.flatMap((name) => {
    const part: Part<unknown> = parts[name];
    return part.state === 'missing' ? [part.why] : [];
  });
  return [...new Set(reasons), ...stillComing(coming)].join(' ');
}

/** One sentence for what is on its way. */
export function stillComing(names: readonly string[]): string[] {
  return names.length === 0 ? [] : [texts().lookUp.stillReading(names)];
}
