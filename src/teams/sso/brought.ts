import { z } from 'zod/v4';

/** What Teams repeats an Action.Execute with after it was asked to sign the person on. */
export type Brought =
  /** The person's token, unverified. */
  | { kind: 'token'; token: string }
  /** The code of a sign-in page. Ours gives none, so there is nothing it could stand for. */
  | { kind: 'code' };

const signedOn = z.object({ authentication: z.object({ token: z.string().min(1).max(20_000) }) });
const withCode = z.object({ state: z.string().min(1) });

/**
 * Reads it from the invoke's value: `authentication.token`, or `state`. Undefined when there is neither, as in a first
 * click, or when it is not what it should be, which the documentation wants ignored.
 * Source: learn.microsoft.com/microsoftteams/platform/task-modules-and-cards/cards/universal-actions-for-adaptive-cards/sso-adaptive-cards-universal-action,
 * "Add code to receive the token".
 */
export function readBrought(value: unknown): Brought | undefined {
  const { data } = signedOn.safeParse(value);
  if (data !== undefined) return { kind: 'token', token: data.authentication.token };
  return withCode.safeParse(value).success ? { kind: 'code' } : undefined;
}
