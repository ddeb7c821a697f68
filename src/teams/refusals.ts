import type { Card } from '../cards/card';
import { noticeCard } from '../cards/notice';
import type { Connection } from '../connection/connection-store';
import { READER_ROLES, SETUP_ROLES } from '../connection/people/directory-roles';
import type { Standing } from '../connection/people/people';
import { texts } from '../texts/texts';

/** To somebody who may not set up or decide: who may. */
export function setupRefusal(standing: Standing): Card {
  const words = texts().refusals.setup;
  const why = words.why(SETUP_ROLES.map(({ name }) => name));
  if (standing.member) return noticeCard({ title: words.title, text: `${why} ${words.next}` });
  return noticeCard({ title: words.strangers, text: `${strange(standing)} ${why} ${words.unchanged}` });
}

/**
 * To somebody who may not read alerts: who may, and who can change that.
 *
 * @param owner the name of whoever set it up, if that is still an administrator
 */
export function alertsRefusal(
  standing: Standing,
  connections: readonly Connection[],
  owner: string | undefined,
): Card {
  const words = texts().refusals.alerts;
  const who = owner === undefined ? words.anAdministrator : words.owner(owner);
  if (!standing.member)
    return noticeCard({ title: words.strangers, text: `${strange(standing)} ${words.decides(who)}` });
  return noticeCard({ title: words.title, text: `${readersInWords(connections)} ${words.canChange(who)}` });
}

function strange({ guest }: Standing): string {
  const words = texts().refusals;
  return guest ? words.guest : words.foreign;
}

function readersInWords(connections: readonly Connection[]): string {
  const words = texts().refusals.alerts;
  const saved = connections.filter(({ savedAt }) => savedAt !== undefined);
  if (connections.length > 0 && saved.length === 0) return words.begun;
  const people = saved.map(({ desired }) => desired.people);
  const roles = READER_ROLES.filter(
    ({ templateId }) =>
      people.length === 0 || people.some(({ readerRoles }) => readerRoles.includes(templateId)),
  ).map(({ name }) => name);
  const groups = new Set(people.flatMap(({ readerGroups }) => readerGroups.map(({ name }) => name)));
  const readers = [
    roles.length === 0 ? '' : words.roles(roles),
    groups.size === 0 ? '' : words.groups([...groups]),
  ].filter(Boolean);
  return words.readers(readers);
}
