import { z } from 'zod/v4';
import { techniqueName } from '../../alerts/techniques';
import { inBrief } from '../alert-in-brief';
import { defineReadTool } from '../read-tool';

const LONGEST_STORY = 2_000;
const MOST_ENTITIES = 25;

export const showAlert = defineReadTool({
  name: 'show_alert',
  description:
    'Gives one alert in full by its ref (such as A1) or its id: its story, its evidence and what was done.',
  input: z.object({ id: z.string().min(1).max(200) }),
  async run({ id }, { alerts, tenantId, idOf, refer }) {
    const found = await alerts.find(tenantId, idOf(id));
    if (found.found !== 'one') return { problem: `There is no alert ${id.slice(0, 80)}.` };
    const { alert } = found;
    return {
      ...inBrief(alert, refer(alert)),
      id: alert.id,
      story: alert.description.slice(0, LONGEST_STORY),
      recommended: alert.recommendedActions?.slice(0, LONGEST_STORY),
      category: alert.category,
      classification: alert.classification,
      determination: alert.determination,
      resolved: alert.resolvedAt?.toISOString(),
      techniques: alert.techniques.map(techniqueName),
      evidence: alert.entities
        .slice(0, MOST_ENTITIES)
        .map(({ kind, name, detail, verdict, remediation }) => ({
          ...{ kind, verdict, remediation },
          name: name.slice(0, 200),
          detail: detail?.slice(0, 200),
        })),
    };
  },
});
