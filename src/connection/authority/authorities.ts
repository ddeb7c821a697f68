import type { TokenCredential } from '../../microsoft/entra/credential';
import type { Graph } from '../../microsoft/graph/client';
import type { Approval } from '../approvals/approval';
import type { DesiredState } from '../desired-state';
import type { Delegations } from './delegations';

export interface Authorities {
  /**
   * Graph on whose authority an approved plan is carried out: the bot's own, or the last approver's. Undefined: that
   * person has to sign in (again).
   */
  graphFor(approval: Approval, authority: DesiredState['authority']): Promise<Graph | undefined>;
  /** Forgets what was lent for it. */
  release(approval: Approval): Promise<void>;
}

export interface AuthorityTools {
  delegations: Delegations;
  graphOf: (tenantId: string) => Graph;
  graphFor: (credential: TokenCredential) => Graph;
}

export function createAuthorities({ delegations, graphOf, graphFor }: AuthorityTools): Authorities {
  return {
    async graphFor(approval, authority) {
      if (authority === 'unattended') return graphOf(approval.tenantId);
      const approver = approval.given.at(-1)?.by ?? approval.approver;
      const lent = await delegations.find(approval, approver);
      if (lent === undefined) return undefined;
      const { token, expiresAt } = lent;
      return graphFor({
        getToken: () => Promise.resolve({ token, expiresOnTimestamp: expiresAt.getTime() }),
      });
    },
    release: (approval) => delegations.drop(approval),
  };
}
