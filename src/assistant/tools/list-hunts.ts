import { z } from 'zod/v4';
import { library } from '../../lookups/hunting/library';
import { libraryTitle } from '../../lookups/hunting/library/define';
import { defineReadTool } from '../read-tool';

const LONGEST_QUERY = 600;
const MOST = 50;

/** What can be hunted for. Nothing is run: a person does that. */
export const listHunts = defineReadTool({
  name: 'list_hunts',
  description:
    'Lists the hunts that exist: those that people of this organisation saved, with their queries and parameters, and those that come with the product and are offered by the Hunt button of an alert. They cannot be run from here: say which one to run, and how (hunt run <name>).',
  input: z.object({}),
  async run(_input, { savedHunts, tenantId, ran }) {
    const saved = await savedHunts.list(tenantId);
    ran('hunts');
    return {
      saved: saved.slice(0, MOST).map(({ name, owner, query, parameters, timespan }) => ({
        ...{ name, parameters, timespan },
        owner: owner.name.slice(0, 100),
        query: query.slice(0, LONGEST_QUERY),
      })),
      fromAlerts: library.map(({ id, kinds }) => ({ title: libraryTitle(id), about: kinds })),
    };
  },
});
