import type { Card } from '../../cards/card';
import { noticeCard } from '../../cards/notice';
import type { AlertsAbout } from '../../lookups/alerts-about';
import { texts } from '../../texts/texts';
import { alertsButton } from './about-alerts';

const MOST = 6;

/** Asks which one is meant. */
export function whichOne(
  kind: 'user' | 'device' | 'mail',
  asked: { subject: string; alertId: string | undefined },
  among: readonly { id: string; title: string }[],
): Card {
  const words = texts().lookUp;
  const more = among.length > MOST ? [words.typeMore] : [];
  return noticeCard({
    title: words.meant[kind],
    text: [words.several(asked.subject), ...more].join(' '),
    buttons: among.slice(0, MOST).map(({ id, title }) => ({
      title,
      verb: 'lookup.choose',
      data: { kind, name: id, ...(asked.alertId !== undefined && { alert: asked.alertId }) },
    })),
  });
}

/** Says that there is none, and leads to the alerts that name it all the same. */
export function noSuch(kind: 'user' | 'device', name: string, where: string, alerts: AlertsAbout): Card {
  const words = texts().lookUp;
  const inAlerts = alerts.total === 0 ? [] : [words.namedBy(alerts.total)];
  return noticeCard({
    title: words.no[kind](name.slice(0, 80)),
    text: [words.noneIn(where), ...inAlerts].join(' '),
    buttons: alertsButton(alerts),
  });
}
