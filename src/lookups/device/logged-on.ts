import { z } from 'zod/v4';
import type { StoredAlert } from '../../alerts/list';

/** Somebody who was logged on to a device when an alert about it was raised. */
export interface LoggedOn {
  accountName: string;
  domainName: string | undefined;
  /** When that alert was made. */
  at: Date;
}

/** Source: the Graph metadata, microsoft.graph.security.deviceEvidence and loggedOnUser. */
const deviceEvidence = z.object({
  '@odata.type': z.literal('#microsoft.graph.security.deviceEvidence'),
  mdeDeviceId: z.string().nullish(),
  deviceDnsName: z.string().nullish(),
  hostName: z.string().nullish(),
  loggedOnUsers: z
    .array(z.object({ accountName: z.string().nullish(), domainName: z.string().nullish() }))
    .nullish(),
});
const raw = z.object({ evidence: z.array(z.unknown()) });

/**
 * Who was logged on to a device, as its alerts say, the newest first; each once. Defender for Endpoint itself would tell
 * with User.Read.All (machines/{id}/logonusers), which is not asked for.
 */
export function loggedOnIn(alerts: readonly StoredAlert[], names: readonly string[]): LoggedOn[] {
  const wanted = names.map((name) => name.toLowerCase());
  const all = alerts.flatMap((alert) =>
    (raw.safeParse(alert.raw).data?.evidence ?? []).flatMap((item) => {
      const device = deviceEvidence.safeParse(item).data;
      const known = [device?.mdeDeviceId, device?.deviceDnsName, device?.hostName];
      if (!known.some((name) => name != null && wanted.includes(name.toLowerCase()))) return [];
      return (device?.loggedOnUsers ?? []).flatMap(({ accountName, domainName }) =>
        accountName == null
          ? []
          : [{ accountName, domainName: domainName ?? undefined, at: alert.createdAt }],
      );
    }),
  );
  const once = new Map<string, LoggedOn>();
  for (const one of all) {
    const key = `${one.domainName ?? ''}\\${one.accountName}`.toLowerCase();
    if (!once.has(key)) once.set(key, one);
  }
  return [...once.values()];
}
