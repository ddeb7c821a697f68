import type { Card } from '../../cards/card';
import { lookUpCard, type LookUpSection, type LookUpView } from '../../cards/lookup';
import type { DeviceRecord } from '../../lookups/device/device';
import type { LoggedOn } from '../../lookups/device/logged-on';
import type { Machine } from '../../microsoft/endpoint/machines';
import { inWords } from '../../alerts/in-words';
import { ago, exactTime } from '../views/times';
import { alertsButton, alertSection, counted } from './about-alerts';

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
    more: { title: 'More of this device', lines: moreOf(machine, timezone) },
    state: '',
    buttons: alertsButton(alerts),
  });
}

function standingOut({ riskScore, healthStatus }: Machine, open: number): string[] {
  const found = [
    riskScore != null && !['None', 'Informational'].includes(riskScore) && `${riskScore.toLowerCase()} risk`,
    healthStatus != null && healthStatus !== 'Active' && inWords(healthStatus),
    open > 0 && counted(open, 'open alert'),
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

function seen({ lastSeen }: Machine, now: Date): string | undefined {
  if (lastSeen == null) return undefined;
  const length = ago(new Date(lastSeen), now);
  return length === 'now' ? 'seen just now' : `seen ${length} ago`;
}

function factsOf({ riskScore, exposureLevel, healthStatus, ...machine }: Machine): LookUpView['facts'] {
  const addresses = [machine.lastIpAddress, machine.lastExternalIpAddress].filter(Boolean).join(', ');
  const text = (value: string | null | undefined) => (value == null ? 'not known' : inWords(value));
  return [
    { title: 'Risk', text: text(riskScore), ...(riskScore === 'High' && { color: 'attention' }) },
    { title: 'Exposure', text: text(exposureLevel) },
    { title: 'Health', text: text(healthStatus) },
    { title: 'Addresses', text: addresses || 'not known' },
  ];
}

function moreOf(machine: Machine, timezone: string | undefined) {
  const time = (value: string | null | undefined) => value && exactTime(new Date(value), timezone);
  const lines = [
    { name: 'Tags', text: (machine.machineTags ?? []).join(', ') || 'none' },
    { name: 'Group', text: machine.rbacGroupName },
    { name: 'Value', text: machine.deviceValue },
    { name: 'Onboarding', text: machine.onboardingStatus },
    { name: 'Build', text: machine.osBuild?.toString() },
    { name: 'First seen', text: time(machine.firstSeen) },
    { name: 'Last seen', text: time(machine.lastSeen) },
    { name: 'Id', text: machine.id },
  ];
  return lines.flatMap(({ name, text }) => (text ? [{ name, text }] : []));
}

/** Who was logged on, each of whom can be looked up. */
export function loggedOnSection(people: readonly LoggedOn[], now: Date): LookUpSection[] {
  if (people.length === 0) return [];
  return [
    {
      heading: 'Logged on',
      note: 'as its alerts say',
      rows: people.map(({ accountName, domainName, at }) => ({
        name: domainName === undefined ? accountName : `${domainName}\\${accountName}`,
        detail: '',
        when: ago(at, now),
        open: { title: 'Look up', verb: 'lookup.open', data: { kind: 'user', name: accountName } },
      })),
    },
  ];
}
