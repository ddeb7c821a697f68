import type { Card } from '../../cards/card';
import { lookUpCard, type LookUpSection, type LookUpView } from '../../cards/lookup';
import type { DeviceRecord } from '../../lookups/device/device';
import type { LoggedOn } from '../../lookups/device/logged-on';
import type { Machine } from '../../microsoft/endpoint/machines';
import { texts } from '../../texts/texts';
import { translated, wordedValue } from '../../alerts/worded';
import { ago, exactTime, howLongAgo } from '../views/times';
import { alertsButton, alertSection, openAlerts } from './about-alerts';

/** A device as Defender for Endpoint and its alerts know it. */
export function deviceCard(
  machine: Machine,
  { alerts, loggedOn }: DeviceRecord,
  now: Date,
  timezone: string | undefined,
): Card {
  const name = machine.computerDnsName ?? machine.id;
  return lookUpCard({
    title: [name.split('.')[0] ?? name, standingOut(machine, alerts.open).join(', ')]
      .filter(Boolean)
      .join(': '),
    subtitle: [name, system(machine), seen(machine, now)].filter(Boolean).join(' · '),
    facts: factsOf(machine),
    sections: [alertSection({ state: 'there', value: alerts }, now), ...loggedOnSection(loggedOn, now)],
    more: { title: texts().device.more, lines: moreOf(machine, timezone) },
    state: '',
    buttons: alertsButton(alerts),
  });
}

function standingOut({ riskScore, healthStatus }: Machine, open: number): string[] {
  const found = [
    riskScore != null &&
      !['None', 'Informational'].includes(riskScore) &&
      texts().lookUp.risk(wordedValue(riskScore)),
    healthStatus != null && healthStatus !== 'Active' && wordedValue(healthStatus),
    open > 0 && openAlerts(open),
  ];
  return found.filter((one) => typeof one === 'string');
}

function system({ osPlatform, version }: Machine): string {
  const platform = osPlatform?.replace(
    /^Windows(Server)?(\d+)/,
    (_, server: string | undefined, number: string) => ['Windows', server, number].filter(Boolean).join(' '),
  );
  return [platform, version].filter(Boolean).join(' ');
}

/** When a device was last heard of: "seen 3 h ago". */
export function seen({ lastSeen }: Pick<Machine, 'lastSeen'>, now: Date): string | undefined {
  return lastSeen == null ? undefined : texts().device.seen(howLongAgo(new Date(lastSeen), now));
}

function factsOf({ riskScore, exposureLevel, healthStatus, ...machine }: Machine): LookUpView['facts'] {
  const addresses = [machine.lastIpAddress, machine.lastExternalIpAddress].filter(Boolean).join(', ');
  const words = texts().device;
  const { notKnown, none } = texts().lookUp;
  const text = (value: string | null | undefined, ofNone = none) =>
    value == null ? notKnown : value === 'None' ? ofNone : wordedValue(value);
  return [
    {
      title: words.risk,
      text: text(riskScore, words.noRisk),
      ...(riskScore === 'High' && { color: 'attention' }),
    },
    { title: words.exposure, text: text(exposureLevel) },
    { title: words.health, text: text(healthStatus) },
    { title: words.addresses, text: addresses || notKnown },
  ];
}

function moreOf(machine: Machine, timezone: string | undefined) {
  const time = (value: string | null | undefined) => value && exactTime(new Date(value), timezone);
  const words = texts().device;
  const lines = [
    { name: words.tags, text: (machine.machineTags ?? []).join(', ') || texts().lookUp.none },
    { name: words.group, text: machine.rbacGroupName },
    { name: words.value, text: machine.deviceValue && translated(machine.deviceValue) },
    { name: words.onboarding, text: machine.onboardingStatus && translated(machine.onboardingStatus) },
    { name: words.build, text: machine.osBuild?.toString() },
    { name: words.firstSeen, text: time(machine.firstSeen) },
    { name: words.lastSeen, text: time(machine.lastSeen) },
    { name: words.id, text: machine.id },
  ];
  return lines.flatMap(({ name, text }) => (text ? [{ name, text }] : []));
}

/** Who was logged on, each of whom can be looked up. */
export function loggedOnSection(people: readonly LoggedOn[], now: Date): LookUpSection[] {
  if (people.length === 0) return [];
  return [
    {
      heading: texts().device.loggedOn,
      note: texts().device.loggedOnNote,
      rows: people.map(({ accountName, domainName, at }) => ({
        name: domainName === undefined ? accountName : `${domainName}\\${accountName}`,
        detail: '',
        when: ago(at, now),
        open: {
          title: texts().record.lookUp,
          verb: 'lookup.open',
          data: { kind: 'user', name: accountName },
        },
      })),
    },
  ];
}
