import { type Asked, type Open } from '../lookups/look-ups';
import type { Part } from '../lookups/parts';
import type { Capability } from '../connection/permissions';
import type { ToolScope } from './read-tool';

/** Begins a look-up for the model in the name of the one who asks: on record, and said that it was for a question. */
export async function beginFor(
  kind: 'user' | 'device',
  name: string,
  capability: Capability,
  { tenantId, by, lookUps }: ToolScope,
): Promise<Open | { problem: string }> {
  const asked: Asked = {
    ...{ tenantId, by, subject: name, byQuestion: true },
    ...{ action: `lookup.${kind}`, alertId: undefined },
  };
  const reach = await lookUps.begin(asked, capability);
  if (reach.state === 'open') return reach;
  return { problem: reach.state === 'lacking' ? reach.why : 'Nothing is connected yet.' };
}

/** A part of a look-up for the model: what is there, or why it is not. */
export function toldOf<T>(part: Part<T>, told: (value: T) => unknown): unknown {
  if (part.state === 'there') return told(part.value) ?? 'none';
  return { missing: part.state === 'missing' ? part.why : 'not read' };
}
