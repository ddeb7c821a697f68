import type { Card } from '../../cards/card';
import { lookUpCard, type LookUpView } from '../../cards/lookup';
import type { AlertsAbout } from '../../lookups/alerts-about';
import { texts } from '../../texts/texts';
import { alertsButton, alertSection, openAlerts } from './about-alerts';

/** What alerts alone tell of something, and why there is no more. */
export function knownFromAlerts(
  name: string,
  alerts: AlertsAbout,
  why: string,
  now: Date,
  beside: Partial<Pick<LookUpView, 'sections' | 'buttons'>> = {},
): Card {
  const open = alerts.open === 0 ? '' : `: ${openAlerts(alerts.open)}`;
  return lookUpCard({
    title: `${name}${open}`,
    subtitle: texts().lookUp.fromAlerts,
    facts: [],
    sections: [alertSection({ state: 'there', value: alerts }, now), ...(beside.sections ?? [])],
    more: { title: '', lines: [] },
    state: why,
    buttons: [...alertsButton(alerts), ...(beside.buttons ?? [])],
  });
}
