import type { Clock } from '../../clock';
import { type Machine, searchMachines } from '../../microsoft/endpoint/machines';
import { type AlertsAbout, alertsAbout, type AlertSources } from '../alerts-about';
import { type Match, matchOf } from '../find';
import type { Open } from '../look-ups';
import { type LoggedOn, loggedOnIn } from './logged-on';

/** What is stored of a device: its alerts, and who they say was logged on. */
export interface DeviceRecord {
  alerts: AlertsAbout;
  loggedOn: LoggedOn[];
}

/** The device of this name or id, as Defender for Endpoint knows it. @throws GraphFailure */
export async function findDevice({ clients: { apis }, recall }: Open, text: string): Promise<Match<Machine>> {
  const found = await recall(`device ${text.toLowerCase()}`, () => searchMachines(apis.endpoint, text));
  return matchOf(found, text, ({ id, computerDnsName }) => [id, computerDnsName, hostOf(computerDnsName)]);
}

/** What the alerts say of a device by its name. */
export async function readDeviceRecord(
  tenantId: string,
  name: string,
  ids: readonly string[],
  { sources, clock }: { sources: AlertSources; clock: Clock },
): Promise<DeviceRecord> {
  const alerts = await alertsAbout(tenantId, 'device', name, clock(), sources);
  return { alerts, loggedOn: loggedOnIn(alerts.newest, [name, ...ids]) };
}

/** lap-01.contoso.example is lap-01. */
function hostOf(dnsName: string | null | undefined): string | undefined {
  return dnsName?.split('.')[0];
}
