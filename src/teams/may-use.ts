import type { Card } from '../cards/card';
import { noticeCard } from '../cards/notice';
import type { ConnectionStore } from '../connection/connection-store';
import { READER_ROLES, SETUP_ROLES } from '../connection/people/directory-roles';
import type { People, Standing } from '../connection/people/people';
import type { Audience } from './commands/define';
import type { Turn } from './turn';

/** Decides who may use what, asking the tenant, and says kindly who can help when it is not the asker. */
export function createMayUse(people: People, connections: ConnectionStore) {
  return async function mayUse(
    who: Audience,
    { asker: { tenantId, aadObjectId } }: Turn,
  ): Promise<true | Card> {
    if (who === 'anyone') return true;
    const standing = await people.standing(tenantId, aadObjectId);
    if (who === 'admin') return standing.administrator ? true : setupRefusal(standing);
    if (standing.reader || standing.administrator) return true;
    const [connection] = await connections.list(tenantId);
    const owner = connection && (await people.standing(tenantId, connection.createdBy)).displayName;
    return alertsRefusal(standing, owner);
  };
}

function setupRefusal({ member }: Standing): Card {
  const roles = SETUP_ROLES.map(({ name }) => name).join(' or ');
  const text = `It changes what may read your organisation's security data, so it takes a ${roles}. One of them types setup, and it takes about a minute.`;
  return noticeCard({
    title: member ? 'This is for an administrator' : 'This is for members of the organisation',
    text,
  });
}

function alertsRefusal({ member }: Standing, owner: string | undefined): Card {
  const roles = READER_ROLES.map(({ name }) => name).join(', ');
  const help =
    owner === undefined ? 'An administrator' : `${owner}, who set this up, or another administrator`;
  return noticeCard({
    title: member ? 'Alerts are for the security team' : 'Alerts are for members of the organisation',
    text: `Those who hold one of these roles may read them: ${roles}. ${help} can give you one.`,
  });
}
