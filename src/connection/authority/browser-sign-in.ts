import type { DelegatedSignIn } from '../../microsoft/entra/delegated';
import type { Approval, Click } from '../approvals/approval';
import type { ApprovalStore } from '../approvals/approval-store';
import type { DecisionResult } from '../setup/decide';
import type { Delegations } from './delegations';
import type { SignIn, SignIns } from './sign-ins';

/** What coming back from the sign-in page led to. */
export type SignInResult =
  { outcome: 'unknown' } | { outcome: 'somebody-else' } | { outcome: 'decided'; decision: DecisionResult };

/** Sign-in in the browser, for whoever has clicked Approve on a plan that is to be made in their own name. */
export interface BrowserSignIn {
  /**
   * The address of the page that leads to Entra; undefined: the bot is not reachable for browsers.
   *
   * @param chosen the identities of the changes that are approved; undefined: all of them
   */
  begin(approval: Approval, click: Click, chosen: string[] | undefined): Promise<string | undefined>;
  /** Entra's address for a link; undefined when it is unknown, used or older than ten minutes. @throws GraphFailure */
  lead(id: string): Promise<string | undefined>;
  /** Takes what Entra came back with, checks who it is, and lets the click that waited count. @throws GraphFailure */
  finish(state: string, code: string): Promise<SignInResult>;
}

export interface BrowserSignInTools {
  /** Where browsers reach the bot. */
  publicUrl: URL | undefined;
  signInOf: (tenantId: string) => DelegatedSignIn;
  signIns: SignIns;
  delegations: Delegations;
  approvals: ApprovalStore;
  decide: (signIn: SignIn, click: Click) => Promise<DecisionResult>;
}

export function createBrowserSignIn(tools: BrowserSignInTools): BrowserSignIn {
  const { publicUrl, signInOf, signIns, delegations, approvals, decide } = tools;
  return {
    async begin(approval, click, chosen) {
      if (publicUrl === undefined) return undefined;
      return new URL(`/sign-in/${await signIns.begin(approval, click, chosen)}`, publicUrl).href;
    },
    async lead(id) {
      const signIn = await signIns.find(id);
      if (signIn === undefined) return undefined;
      const { tenantId, challenge, userId } = signIn;
      return signInOf(tenantId).address({ state: id, challenge, loginHint: userId });
    },
    async finish(state, code) {
      const signIn = await signIns.find(state);
      const approval = signIn && (await approvals.find(signIn.tenantId, signIn.approvalId));
      if (signIn === undefined || approval === undefined) return { outcome: 'unknown' };
      const person = await signInOf(signIn.tenantId).redeem(code, signIn.verifier);
      if (!(await signIns.use(signIn))) return { outcome: 'unknown' };
      if (person.userId !== signIn.userId || person.tenantId !== signIn.tenantId)
        return { outcome: 'somebody-else' };
      await delegations.keep(approval, person);
      return { outcome: 'decided', decision: await decide(signIn, { ...signIn.click, name: person.name }) };
    },
  };
}
