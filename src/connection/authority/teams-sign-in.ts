import type { Audit } from '../../audit/audit';
import { type NamedPerson, type OnBehalfOf, personIn } from '../../microsoft/entra/on-behalf-of';
import { isBadAssertion } from '../../microsoft/entra/token-failure';
import { GraphFailure } from '../../microsoft/graph/failure';
import type { Approval, Click } from '../approvals/approval';
import type { DecisionResult } from '../setup/decide';
import type { Delegations } from './delegations';

/** What the token that Teams brought led to. */
export type TeamsSignInResult =
  /** It is no good: forged, expired, or for another application. */
  | { outcome: 'bad-token' }
  | { outcome: 'somebody-else' }
  /** Entra wants something more, or does not want this person at all. */
  | { outcome: 'refused'; failure: GraphFailure }
  | { outcome: 'decided'; decision: DecisionResult };

/** Single sign-on in Teams, for whoever has clicked Approve on a plan that is to be made in their own name. */
export interface TeamsSignIn {
  /**
   * Exchanges the token, checks whose it is, and lets the click count.
   *
   * @param chosen the identities of the changes that are approved; undefined: all of them
   * @throws GraphFailure when Entra cannot be asked
   */
  finish(
    approval: Approval,
    click: Click,
    chosen: string[] | undefined,
    token: string,
  ): Promise<TeamsSignInResult>;
}

export interface TeamsSignInTools {
  exchangeOf: (tenantId: string) => OnBehalfOf;
  delegations: Delegations;
  audit: Audit;
  decide: (approval: Approval, click: Click, chosen: string[] | undefined) => Promise<DecisionResult>;
}

/**
 * The token is looked at twice: before it is sent to Entra, so that nobody else's is exchanged, and after, in what
 * Entra made of it. Only the second look proves anything.
 */
export function createTeamsSignIn({ exchangeOf, delegations, audit, decide }: TeamsSignInTools): TeamsSignIn {
  async function somebodyElse(approval: Approval, click: Click): Promise<TeamsSignInResult> {
    await audit.record(approval.tenantId, {
      actor: click.by,
      action: 'plan.refused',
      subject: `plan ${approval.plan.hash.slice(0, 12)}`,
      detail: { approval: approval.id, verdict: 'approved', outcome: 'somebody-else' },
    });
    return { outcome: 'somebody-else' };
  }

  return {
    async finish(approval, click, chosen, token) {
      const named = personIn(token);
      if (named === undefined) return { outcome: 'bad-token' };
      if (!isWhoClicked(named, approval, click)) return somebodyElse(approval, click);
      const exchanged = await exchangeOf(approval.tenantId)(token).catch(refusalIn);
      if (exchanged instanceof GraphFailure)
        return isBadAssertion(exchanged)
          ? { outcome: 'bad-token' }
          : { outcome: 'refused', failure: exchanged };
      if (!isWhoClicked(exchanged, approval, click)) return somebodyElse(approval, click);
      await delegations.keep(approval, exchanged);
      const decision = await decide(approval, { ...click, name: exchanged.name }, chosen);
      return { outcome: 'decided', decision };
    },
  };
}

function isWhoClicked({ userId, tenantId }: NamedPerson, approval: Approval, { by }: Click): boolean {
  return userId === by && tenantId === approval.tenantId;
}

/** What Entra said no to; whatever else went wrong is thrown on. */
function refusalIn(error: unknown): GraphFailure {
  if (error instanceof GraphFailure && error.kind === 'unauthenticated') return error;
  throw error;
}
