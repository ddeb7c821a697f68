import type { Card } from '../../cards/card';
import { noticeCard } from '../../cards/notice';
import type { AlertsAbout } from '../../lookups/alerts-about';
import type { SubjectKind } from '../../lookups/subject';
import { alertsButton } from './about-alerts';

const MOST = 6;

/** Asks which one is meant. */
export function whichOne(
  kind: SubjectKind,
  asked: { subject: string; alertId: string | undefined },
  among: readonly { id: string; title: string }[],
): Card {
  const more = among.length > MOST ? ' There are more: type more of the name.' : '';
  return noticeCard({
    title: `Which ${kind} is meant?`,
    text: `Several are called ${asked.subject}, or begin with it.${more}`,
    buttons: among.slice(0, MOST).map(({ id, title }) => ({
      title,
      verb: 'lookup.choose',
      data: { kind, name: id, ...(asked.alertId !== undefined && { alert: asked.alertId }) },
    })),
  });
}

/** Says that there is none, and leads to the alerts that name it all the same. */
export function noSuch(kind: SubjectKind, name: string, where: string, alerts: AlertsAbout): Card {
  const inAlerts =
    alerts.total === 0
      ? ''
      : ` ${alerts.total === 1 ? 'One alert names' : `${alerts.total} alerts name`} it.`;
  return noticeCard({
    title: `No ${kind} called ${name.slice(0, 80)}`,
    text: `${where} has none whose name or id this is, or begins with it.${inAlerts}`,
    buttons: alertsButton(alerts),
  });
}
