import { randomBytes } from 'node:crypto';
import type { Clock } from '../clock';

const TEN_MINUTES_MS = 600_000;
const KEPT = 1000;

/** What an authorization code stands for. */
export interface Authorization {
  userId: string;
  clientId: string;
  redirectUri: string;
  scope: string;
  codeChallenge: string;
  nonce: string | undefined;
}

export interface AuthorizationCodes {
  /** A new code for this authorization, good once and for ten minutes. */
  issue(authorization: Authorization): string;
  /** What is known of a code; undefined when it is none of ours. */
  look(code: string): { authorization: Authorization; expired: boolean; redeemed: boolean } | undefined;
  /** Notes that the code has been used. */
  redeem(code: string): void;
}

/** Codes live in memory: a restart of the sandbox forgets them. */
export function createAuthorizationCodes(clock: Clock): AuthorizationCodes {
  const codes = new Map<string, { authorization: Authorization; endsAt: number; redeemed: boolean }>();
  return {
    issue(authorization) {
      const code = `1.${randomBytes(64).toString('base64url')}`;
      const [oldest] = codes.keys();
      if (codes.size >= KEPT && oldest !== undefined) codes.delete(oldest);
      codes.set(code, { authorization, endsAt: clock().getTime() + TEN_MINUTES_MS, redeemed: false });
      return code;
    },
    look(code) {
      const found = codes.get(code);
      if (found === undefined) return undefined;
      const { authorization, endsAt, redeemed } = found;
      return { authorization, expired: clock().getTime() >= endsAt, redeemed };
    },
    redeem(code) {
      const found = codes.get(code);
      if (found !== undefined) found.redeemed = true;
    },
  };
}
