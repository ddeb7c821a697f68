import { z } from 'zod/v4';
import { BREAKDOWNS } from '../../alerts/summary/model';
import { defineReadTool } from '../read-tool';

export const summariseAlerts = defineReadTool({
  name: 'summarise_alerts',
  description:
    'Counts the alerts of the last days, today included, beside as many days before: by severity, by day, by what they are mostly about, with the mean time to resolve and the open ones by age. Where readFrom is given, the days before were not all read, and nothing can be said of them.',
  input: z.object({ days: z.literal([7, 30]), by: z.enum(BREAKDOWNS) }),
  async run({ days, by }, { alerts, tenantId, now, ran }) {
    const summary = await alerts.summary(tenantId, days, by, now);
    ran(`summary ${days}d by ${by}`);
    return {
      ...summary,
      bySeverity: Object.fromEntries(summary.bySeverity),
      days: summary.days.map(({ day, bySeverity, before }) => ({
        day: day.toISOString().slice(0, 10),
        bySeverity: Object.fromEntries(bySeverity),
        before,
      })),
      breakdown: summary.breakdown.map(({ name, count }) => ({ name: name.slice(0, 100), ...count })),
    };
  },
});
