import { createHash } from 'node:crypto';
import { z } from 'zod/v4';
import { canonical } from '../audit/chain';
import { fitsTemplate } from './blanks';
import type { ActualState } from './actual-state';
import type { Change } from './change';
import { changeKinds } from './changes';
import type { Connection } from './connection-store';
import { texts } from '../texts/texts';

/** What is to be done so that the tenant has what is desired, in order. Empty: nothing is. */
export interface Plan {
  changes: Change[];
  /** Names exactly these changes: what an approval is given for. */
  hash: string;
}

const change = z.object({
  kind: z.string(),
  key: z.string(),
  sentence: z.string(),
  reason: z.string(),
  risky: z.boolean().optional(),
  optional: z.boolean().optional(),
  afterTest: z.boolean().optional(),
  request: z.object({
    method: z.enum(['POST', 'PATCH', 'DELETE']),
    path: z.string(),
    headers: z.record(z.string(), z.string()).optional(),
    body: z.unknown(),
  }),
});

/** A plan as it is stored beside its approval. */
export const planSchema = z.object({ changes: z.array(change), hash: z.string() });

/** The difference between what a connection desires and what the tenant has. */
export function makePlan(connection: Connection, actual: ActualState): Plan {
  const changes = changeKinds.flatMap((kind) => kind.plan(connection.desired, actual, connection));
  return { changes, hash: digest(changes.map(changeHash)) };
}

/**
 * Whether an approval of `approved` still covers `current`: each change that is left was in it, to the letter, but for
 * what stood there as a blank. Then work that was interrupted may go on; else it must be asked again.
 */
export function isCovered(current: Plan, approved: Plan): boolean {
  return current.changes.every((one) =>
    approved.changes.some(
      (known) => identityOf(known) === identityOf(one) && fitsTemplate(known.request, one.request),
    ),
  );
}

/** The part of a plan that a person has chosen: those changes, and all that cannot be left out. */
export function chosenPart(plan: Plan, chosen: readonly string[] | undefined): Plan {
  if (chosen === undefined) return plan;
  const changes = plan.changes.filter((one) => one.optional !== true || chosen.includes(identityOf(one)));
  return { changes, hash: digest(changes.map(changeHash)) };
}

/** The part of a plan that is made before the connection is tested, and the part that comes after. */
export function inPhases({ changes }: Plan): { before: Plan; after: Plan } {
  const part = (some: Change[]) => ({ changes: some, hash: digest(some.map(changeHash)) });
  return {
    before: part(changes.filter(({ afterTest }) => afterTest !== true)),
    after: part(changes.filter(({ afterTest }) => afterTest === true)),
  };
}

/** What is left of a plan for people who make its changes in the portal: where, and which. */
export function leftInPortal({ changes }: Plan): { where: string; sentences: string[] }[] {
  const places = new Map<string, string[]>();
  for (const { kind, sentence } of changes) {
    const where = changeKinds.find((one) => one.kind === kind)?.inPortal?.() ?? texts().plan.left.byItself;
    places.set(where, [...(places.get(where) ?? []), sentence]);
  }
  return [...places].map(([where, sentences]) => ({ where, sentences }));
}

/** Names a change within its plan. */
export function identityOf({ kind, key }: Change): string {
  return `${kind} ${key}`;
}

export function isRisky({ changes }: Plan): boolean {
  return changes.some(({ risky }) => risky === true);
}

/** A change's identity: what is sent, not how it is worded. */
function changeHash({ kind, key, request }: Change): string {
  return digest({ kind, key, request });
}

function digest(value: unknown): string {
  return createHash('sha256').update(canonical(value)).digest('hex');
}
