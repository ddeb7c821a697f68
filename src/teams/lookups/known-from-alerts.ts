import type { Card } from '../../cards/card';
import { lookUpCard, type LookUpView } from '../../cards/lookup';
import type { AlertsAbout } from '../../lookups/alerts-about';
import { alertsButton, alertSection, counted } from './about-alerts';

/** What alerts alone tell of something, and why there is no more. */
export function knownFromAlerts(
  name: string,
  alerts: AlertsAbout,
  why: string,
  now: Date,
  beside: Partial<Pick<LookUpView, 'sections' | 'buttons'>> = {},
): Card {
  const open = alerts.open === 0 ? '' : `: ${counted(alerts.open, 'open alert')}`;
  return lookUpCard({
    title: `${name}${open}`,
    subtitle: 'What its alerts say; more is not known here',
    facts: [],
    sections: [alertSection({ state: 'there', value: alerts }, now), ...(beside.sections ?? [])],
    more: { title: '', lines: [] },
    state: why,
    buttons: [...alertsButton(alerts), ...(beside.buttons ?? [])],
  });
}
