import type { Card } from '../../cards/card';
import { type DeviceRecord, findDevice, readDeviceRecord } from '../../lookups/device/device';
import type { Asked } from '../../lookups/look-ups';
import { whyMissing } from '../../lookups/why-missing';
import type { Machine } from '../../microsoft/endpoint/machines';
import { texts } from '../../texts/texts';
import { notConnected } from '../views/not-connected';
import { noSuch, whichOne } from './choices';
import { deviceCard, loggedOnSection, seen } from './device-view';
import { knownFromAlerts } from './known-from-alerts';
import type { LookUpTools } from './look-up';

/** Everything about one device; where Defender for Endpoint cannot be asked, what its alerts say. */
export async function lookUpDevice(asked: Asked, tools: LookUpTools): Promise<Card> {
  const { services } = tools;
  const reach = await services.lookUps.begin(asked, 'liveResponse');
  if (reach.state === 'not-connected') return notConnected();
  if (reach.state === 'lacking') return fromAlerts(asked, reach.why, tools);
  const [match] = await Promise.all([
    findDevice(reach, asked.subject).catch((error: unknown) => whyMissing(error, 'Machine.Read.All')),
    fromAlerts(asked, texts().lookUp.stillAsked.endpoint, tools).then(tools.show),
  ]);
  if (typeof match === 'string') return fromAlerts(asked, match, tools);
  if (match.found === 'none') {
    const { alerts } = await record(asked, asked.subject, [], tools);
    return noSuch('device', asked.subject, 'Defender for Endpoint', alerts);
  }
  if (match.found === 'one') return wholeDevice(asked, match.one, tools);
  const now = services.clock();
  return whichOne(
    'device',
    asked,
    match.among.map((machine) => choice(machine, now)),
  );
}

async function wholeDevice(asked: Asked, machine: Machine, tools: LookUpTools): Promise<Card> {
  const { services, timezone } = tools;
  const name = machine.computerDnsName ?? machine.id;
  const found = await record(asked, name, [machine.id], tools);
  return deviceCard(machine, found, services.clock(), timezone);
}

async function fromAlerts(asked: Asked, why: string, tools: LookUpTools): Promise<Card> {
  const now = tools.services.clock();
  const { alerts, loggedOn } = await record(asked, asked.subject, [], tools);
  return knownFromAlerts(asked.subject, alerts, why, now, { sections: loggedOnSection(loggedOn, now) });
}

function record(
  { tenantId }: Asked,
  name: string,
  ids: readonly string[],
  { services }: LookUpTools,
): Promise<DeviceRecord> {
  return readDeviceRecord(tenantId, name, ids, { sources: services, clock: services.clock });
}

/** Devices that were set up anew are there twice under one name: when they were seen tells them apart. */
function choice(machine: Machine, now: Date): { id: string; title: string } {
  const { id, computerDnsName } = machine;
  const title = [(computerDnsName ?? id).slice(0, 28), seen(machine, now)].filter(Boolean).join(', ');
  return { id, title };
}
