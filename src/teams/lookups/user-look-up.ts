import type { Card } from '../../cards/card';
import { alertsAbout } from '../../lookups/alerts-about';
import type { Asked, Open } from '../../lookups/look-ups';
import { findUser, readUser } from '../../lookups/user/user';
import { whyMissing } from '../../lookups/why-missing';
import { texts } from '../../texts/texts';
import { notConnected } from '../views/not-connected';
import { noSuch, whichOne } from './choices';
import { knownFromAlerts } from './known-from-alerts';
import type { LookUpTools } from './look-up';
import { userCard } from './user-view';

/** Everything about one user: the profile first, the rest as it comes. */
export async function lookUpUser(asked: Asked, tools: LookUpTools): Promise<Card> {
  const reach = await tools.services.lookUps.begin(asked, 'directory');
  if (reach.state === 'not-connected') return notConnected();
  if (reach.state === 'lacking') return fromAlerts(asked, reach.why, tools);
  const [match] = await Promise.all([
    findUser(reach, asked.subject).catch((error: unknown) => whyMissing(error, 'Directory.Read.All')),
    fromAlerts(asked, texts().lookUp.stillAsked.directory, tools).then(tools.show),
  ]);
  if (typeof match === 'string') return fromAlerts(asked, match, tools);
  if (match.found === 'none') return noUser(asked, tools);
  if (match.found === 'one') return wholeUser(reach, match.one, tools);
  const among = match.among.map(({ id, displayName, userPrincipalName }) => {
    return { id, title: [displayName, userPrincipalName].filter(Boolean).join(', ') };
  });
  return whichOne('user', asked, among);
}

async function wholeUser(
  reach: Open,
  user: Parameters<typeof readUser>[1],
  { services, timezone, show }: LookUpTools,
): Promise<Card> {
  const { clock } = services;
  const draw = (parts: Parameters<typeof userCard>[1]) => userCard(user, parts, clock(), timezone);
  const parts = await readUser(reach, user, { sources: services, clock }, (now) => {
    show(draw(now));
  });
  return draw(parts);
}

async function fromAlerts(asked: Asked, why: string, { services }: LookUpTools): Promise<Card> {
  const now = services.clock();
  const alerts = await alertsAbout(asked.tenantId, 'user', asked.subject, now, services);
  return knownFromAlerts(asked.subject, alerts, why, now);
}

async function noUser({ tenantId, subject }: Asked, { services }: LookUpTools): Promise<Card> {
  const alerts = await alertsAbout(tenantId, 'user', subject, services.clock(), services);
  return noSuch('user', subject, texts().lookUp.directory, alerts);
}
