import type { Card } from '../../cards/card';
import type { Button } from '../../cards/notice';
import { responseCard, type ResponseViewState } from '../../cards/response';
import type { ResponseAction, Subject } from '../../response/response-action';
import { fetchedView } from './fetched-view';
import { clockTime } from './times';

/** The card of an action in whatever state it is: the question, the progress, or the record. */
export function responseAnswer(
  action: ResponseAction,
  now: Date,
  viewer: { decides: boolean } = { decides: true },
): Card {
  const { progress, failure } = action;
  const state = stateOf(action, now);
  const isOpen = state === 'proposed' || state === 'running';
  const fetched = action.kind === 'fetch-file' ? fetchedView(action) : undefined;
  return responseCard({
    state,
    action: action.id,
    sentence: action.sentence,
    about: action.about,
    requests: action.requests,
    ...(progress && { progress: progress.text }),
    ...(failure && { failure: `${failure.text} ${failure.remedy}` }),
    footer: footerOf(action, state),
    decides: viewer.decides,
    ...(fetched?.outcome !== undefined && { outcome: fetched.outcome }),
    buttons: fetched?.buttons ?? (isOpen ? [] : buttonsOf(action.subject, state)),
  });
}

function stateOf({ state, expiresAt, failure }: ResponseAction, now: Date): ResponseViewState {
  if (state === 'pending') return expiresAt <= now ? 'expired' : 'proposed';
  if (state === 'approved') return 'running';
  return state === 'failed' && failure?.changed === true ? 'changed' : state;
}

function footerOf(action: ResponseAction, state: ResponseViewState): string {
  const { given, needed, bound, approverName, unasked, decidedAt } = action;
  const names = given.map(({ name }) => name).join(' and ');
  const at = decidedAt === undefined ? '' : ` at ${clockTime(decidedAt)}`;
  if (state === 'proposed' && given.length > 0)
    return `Approved by ${names}; ${needed - given.length} more has to approve, within a day.`;
  if (state === 'proposed' && bound) return `For ${approverName} to decide, within a day.`;
  if (state === 'proposed')
    return `Asked for by ${approverName}. For two different people to approve, within a day.`;
  if (state === 'rejected') return `Asked for by ${approverName}; rejected${at}.`;
  if (state === 'expired' || state === 'superseded') return `Asked for by ${approverName}.`;
  return unasked ? `By ${names}${at}; the settings ask for no approval.` : `Approved by ${names}${at}.`;
}

/** Where to look at what it was done to. */
function buttonsOf({ what, id }: Subject, state: ResponseViewState): Button[] {
  const title = state === 'changed' ? 'Show it as it is now' : `Show the ${what}`;
  return what in OPENS ? [{ title, verb: OPENS[what as keyof typeof OPENS], data: { id } }] : [];
}

const OPENS = { alert: 'alert.open', incident: 'incident.open', mail: 'quarantine.open' } as const;
