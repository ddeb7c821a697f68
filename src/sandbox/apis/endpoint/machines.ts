import type { Device } from '../../tenant/tenant';
import type { World } from '../../world';

const HOUR_MS = 3_600_000;

/** The devices of the sandbox as Defender for Endpoint shows them. Source: learn.microsoft.com/defender-endpoint/api/machine. */
export function allMachines(world: World): Record<string, unknown>[] {
  const alerts = world.alerts.newestFirst().map(({ raw }) => raw);
  const open = alerts.filter(({ status }) => status !== 'resolved');
  return world.tenant.devices.map((device, index) =>
    present(world, device, index, riskOf(open.filter((alert) => isAbout(alert, device)))),
  );
}

/** Whether it does not answer: one in eleven, and those that were told to. */
export function isOffline({ tenant, liveResponse }: World, machineId: string): boolean {
  const index = tenant.devices.findIndex(({ mdeDeviceId }) => mdeDeviceId === machineId);
  return liveResponse.device(machineId).offline ?? index % 11 === 10;
}

/** As its open alerts have it. */
function riskOf(alerts: readonly Record<string, unknown>[]): string {
  const worst = ['high', 'medium', 'low'].find((level) => alerts.some(({ severity }) => severity === level));
  return worst === undefined ? 'None' : `${worst.slice(0, 1).toUpperCase()}${worst.slice(1)}`;
}

function isAbout({ evidence }: Record<string, unknown>, { mdeDeviceId }: Device): boolean {
  return (
    Array.isArray(evidence) &&
    evidence.some((one: { mdeDeviceId?: unknown }) => one.mdeDeviceId === mdeDeviceId)
  );
}

function present(world: World, device: Device, index: number, riskScore: string): Record<string, unknown> {
  const offline = isOffline(world, device.mdeDeviceId);
  const { tenant, clock } = world;
  const lastSeen = new Date(clock().getTime() - (1 + (index % 20)) * HOUR_MS).toISOString();
  return {
    id: device.mdeDeviceId,
    computerDnsName: `${device.name}.${tenant.defaultDomain}`,
    firstSeen: tenant.createdDateTime,
    lastSeen,
    osPlatform: device.osPlatform,
    osVersion: null,
    osProcessor: 'x64',
    version: device.version,
    lastIpAddress: device.ip,
    lastExternalIpAddress: '203.0.113.24',
    agentVersion: '10.8760.22621.4317',
    osBuild: device.osBuild,
    healthStatus: offline ? 'Inactive' : 'Active',
    deviceValue: device.groupName === 'Servers' ? 'High' : 'Normal',
    rbacGroupId: 0,
    rbacGroupName: device.groupName,
    riskScore,
    exposureLevel: ['Low', 'Medium', 'Low'][index % 3],
    isAadJoined: true,
    aadDeviceId: device.azureAdDeviceId,
    machineTags: device.groupName === 'Servers' ? ['Tier 0'] : [],
    onboardingStatus: 'Onboarded',
    osArchitecture: '64-bit',
    managedBy: 'Intune',
    ipAddresses: [{ ipAddress: device.ip, macAddress: null, operationalStatus: 'Up', type: 'Ethernet' }],
    vmMetadata: null,
  };
}
