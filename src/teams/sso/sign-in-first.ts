import type { Approval, Click } from '../../connection/approvals/approval';
import type { TeamsSignInResult } from '../../connection/authority/teams-sign-in';
import { isMendedInBrowser, remedyFor } from '../../connection/remedy';
import type { SettledDecision } from '../../connection/setup/decide';
import type { Answer } from '../answer';
import type { Services } from '../services';
import type { Turn } from '../turn';
import { cannotSignIn, signInCard } from '../views/sign-in-view';
import { loginRequest, preconditionFailed } from './invoke-bodies';
import { texts } from '../../texts/texts';

/** What comes of an approval that waits for a sign-in: the decision, once signed in; until then an answer. */
export type SignedIn = { decision: SettledDecision } | { answer: Answer };

/**
 * An approver has to sign in before their click counts. Teams is asked to do it where single sign-on is set up;
 * else, and where it fails, the browser is.
 *
 * @param chosen the identities of the changes that are approved; undefined: all of them
 * @throws GraphFailure when Entra cannot be asked
 */
export async function signInFirst(
  approval: Approval,
  click: Click,
  chosen: string[] | undefined,
  { brought, log }: Turn,
  { signIn, singleSignOn }: Services,
): Promise<SignedIn> {
  const page = () => signIn.begin(approval, click, chosen);
  if (singleSignOn === undefined) return { answer: { card: signInCard(await page()) } };
  if (brought?.kind === 'token') {
    const result = await singleSignOn.finish(approval, click, chosen, brought.token);
    if (result.outcome === 'decided' && result.decision.outcome !== 'sign-in')
      return { decision: result.decision };
    log.info(
      { approval: approval.id, outcome: result.outcome },
      'single sign-on did not lead to an approval',
    );
    return { answer: await refusal(result, page) };
  }
  const url = await page();
  if (url === undefined) return { answer: { card: signInCard(undefined) } };
  const instead =
    brought === undefined ? loginRequest(singleSignOn, url) : preconditionFailed(texts().signIn.noSuchCode);
  return { answer: { card: signInCard(url), instead } };
}

async function refusal(result: TeamsSignInResult, page: () => Promise<string | undefined>): Promise<Answer> {
  switch (result.outcome) {
    case 'refused': {
      const url = isMendedInBrowser(result.failure) ? await page() : undefined;
      return { card: cannotSignIn(remedyFor(result.failure), url) };
    }
    case 'somebody-else': {
      const why = texts().signIn.somebodyElse;
      return { card: cannotSignIn(why, await page()), instead: preconditionFailed(why) };
    }
    default: {
      const why = texts().signIn.notTaken;
      return { card: cannotSignIn(why, await page()), instead: preconditionFailed(why) };
    }
  }
}
