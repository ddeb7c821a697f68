import type { Card } from '../../cards/card';
import type { Button } from '../../cards/notice';
import { responseCard, type ResponseViewState } from '../../cards/response';
import type { ResponseAction, Subject } from '../../response/response-action';
import { fetchedView } from './fetched-view';
import { clockTime } from './times';
import { listed } from '../../listed';
import { speaking, texts } from '../../texts/texts';

/** The card of an action in whatever state it is (the question, the progress, or the record), in the action's language. */
export function responseAnswer(
  action: ResponseAction,
  now: Date,
  viewer: { decides: boolean } = { decides: true },
): Card {
  return speaking(action.language, () => drawn(action, now, viewer));
}

function drawn(action: ResponseAction, now: Date, viewer: { decides: boolean }): Card {
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
  const words = texts().response.by;
  const names = given.map(({ name }) => name).join(` ${texts().and} `);
  const at = decidedAt === undefined ? '' : clockTime(decidedAt);
  if (state === 'proposed' && given.length > 0) return words.oneMore(names, needed - given.length);
  if (state === 'proposed') return bound ? words.toDecide(approverName) : words.twoToApprove(approverName);
  if (state === 'rejected') return words.rejected(approverName, at);
  if (state === 'expired' || state === 'superseded') return words.over(approverName);
  return unasked ? words.unasked(names, at) : words.approved(names, at);
}

/** Where to look at what it was done to. */
function buttonsOf({ what, id }: Subject, state: ResponseViewState): Button[] {
  const open = listed(OPENS, what);
  const words = texts().response;
  if (open === undefined) return [];
  const title = state === 'changed' ? words.showAsIs : (listed(words.shows, what) ?? '');
  return [{ title, verb: open, data: { id } }];
}

const OPENS = { alert: 'alert.open', incident: 'incident.open', mail: 'quarantine.open' } as const;
