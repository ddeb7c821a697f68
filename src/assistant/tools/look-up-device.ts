import { z } from 'zod/v4';
import { findDevice, readDeviceRecord } from '../../lookups/device/device';
import { whyMissing } from '../../lookups/why-missing';
import { inBrief } from '../alert-in-brief';
import { beginFor } from '../look-up';
import { defineReadTool } from '../read-tool';

const MOST = 10;

/** The same look-up that people type after `device`. */
export const lookUpDevice = defineReadTool({
  name: 'look_up_device',
  description:
    'Looks up one device by name or id in Defender for Endpoint: health, risk, exposure, system, addresses, when it was seen, who its alerts say was logged on, and the alerts about it. When several are called so they are listed.',
  input: z.object({ name: z.string().min(1).max(200) }),
  async run({ name }, scope) {
    const open = await beginFor('device', name, 'liveResponse', scope);
    if ('problem' in open) return open;
    const match = await findDevice(open, name).catch((error: unknown) =>
      whyMissing(error, 'Machine.Read.All'),
    );
    if (typeof match === 'string') return { problem: match };
    if (match.found === 'none') return { problem: 'There is no such device.' };
    if (match.found === 'several')
      return {
        several: match.among.slice(0, MOST).map(({ id, computerDnsName }) => ({ id, name: computerDnsName })),
      };
    const { one: machine } = match;
    const called = machine.computerDnsName ?? machine.id;
    const { alerts, loggedOn } = await readDeviceRecord(scope.tenantId, called, [machine.id], {
      ...{ sources: scope, clock: scope.clock },
    });
    scope.ran(`device ${called}`);
    const { total, open: unresolved, incidents, newest } = alerts;
    return {
      ...machine,
      loggedOn: loggedOn.slice(0, MOST),
      alerts: {
        ...{ total, open: unresolved, incidents },
        newest: newest.map((alert) => inBrief(alert, scope.refer(alert))),
      },
    };
  },
});
