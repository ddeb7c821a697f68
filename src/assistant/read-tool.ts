import { z } from 'zod/v4';
import type { StoredAlert } from '../alerts/list';
import type { IncidentStore } from '../alerts/incidents/incident-store';
import type { AlertStore } from '../alerts/store';
import type { Clock } from '../clock';
import type { SavedHunts } from '../lookups/hunting/saved-hunts';
import type { LookUps } from '../lookups/look-ups';
import type { ToolDescription } from './model';

/** What the tools read from. */
export interface ToolSources {
  alerts: AlertStore;
  incidents: IncidentStore;
  lookUps: LookUps;
  savedHunts: Pick<SavedHunts, 'list'>;
  clock: Clock;
}

/** What the tools look things up with: in the name of the one who asks, in their tenant, and in no other. */
export interface ToolScope extends ToolSources {
  tenantId: string;
  /** The aadObjectId of who asks. */
  by: string;
  now: Date;
  /** A short name by which the model can cite an alert, such as A1. */
  refer(alert: StoredAlert): string;
  /** The id behind such a name; anything else is taken for an id. */
  idOf(ref: string): string;
  /** Notes what was looked up, as people would type it. */
  ran(command: string): void;
}

/** Something that the model may look up. A tool reads, and nothing else: what changes anything is none. */
export interface ReadTool {
  description: ToolDescription;
  /** What the model is told: plain data, or the reason why there is none. */
  run(input: unknown, scope: ToolScope): Promise<unknown>;
}

interface ReadToolDefinition<Input> {
  name: string;
  description: string;
  input: z.ZodType<Input>;
  run(input: Input, scope: ToolScope): Promise<unknown>;
}

/** A tool is one file and one line in the list. What the model passes comes from outside, so a schema stands before it. */
export function defineReadTool<Input>(definition: ReadToolDefinition<Input>): ReadTool {
  const { name, description, input: schema } = definition;
  return {
    description: { name, description, parameters: z.toJSONSchema(schema) },
    async run(input, scope) {
      const parsed = schema.safeParse(input);
      if (parsed.success) return definition.run(parsed.data, scope);
      return { problem: `The input is not valid: ${z.prettifyError(parsed.error)}` };
    },
  };
}
