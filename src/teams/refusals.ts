import type { Card } from '../cards/card';
import { noticeCard } from '../cards/notice';
import type { Connection } from '../connection/connection-store';
import { READER_ROLES, SETUP_ROLES } from '../connection/people/directory-roles';
import type { Standing } from '../connection/people/people';

/** To somebody who may not set up or decide: who may. */
export function setupRefusal(standing: Standing): Card {
  const roles = SETUP_ROLES.map(({ name }) => name).join(' or ');
  const why = `It changes what may read your organisation's security data, so it takes a ${roles}.`;
  if (standing.member)
    return noticeCard({
      title: 'This is for an administrator',
      text: `${why} One of them types setup, and it takes about a minute. Nothing has been changed.`,
    });
  return noticeCard({
    title: 'This is for members of the organisation',
    text: `${strange(standing)} ${why} Nothing has been changed.`,
  });
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
  const help =
    owner === undefined ? 'An administrator' : `${owner}, who set this up, or another administrator`;
  if (!standing.member)
    return noticeCard({
      title: 'Alerts are for members of the organisation',
      text: `${strange(standing)} ${help} decides who may read them.`,
    });
  return noticeCard({
    title: 'Alerts are for the security team',
    text: `${readersInWords(connections)} ${help} can change that: in settings, under People.`,
  });
}

function strange({ guest }: Standing): string {
  return guest
    ? 'You are a guest in this tenant.'
    : 'Your account is not one of this tenant, or it is disabled.';
}

function readersInWords(connections: readonly Connection[]): string {
  const saved = connections.filter(({ savedAt }) => savedAt !== undefined);
  if (connections.length > 0 && saved.length === 0)
    return 'Until the setup is finished, they are for whoever began it.';
  const people = saved.map(({ desired }) => desired.people);
  const roles = READER_ROLES.filter(
    ({ templateId }) =>
      people.length === 0 || people.some(({ readerRoles }) => readerRoles.includes(templateId)),
  ).map(({ name }) => name);
  const groups = new Set(people.flatMap(({ readerGroups }) => readerGroups.map(({ name }) => name)));
  const readers = [
    roles.length === 0 ? '' : `those who hold one of these roles: ${roles.join(', ')}`,
    groups.size === 0 ? '' : `the members of ${[...groups].join(', ')}`,
  ].filter(Boolean);
  return `They are for ${readers.join('; and for ')}.`;
}
