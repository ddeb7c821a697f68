import type { SpanStart } from '../telemetry/span';
import type { Trace } from '../telemetry/trace';
import type { Answer } from './answer';
import type { Router } from './router';
import type { Shared } from './sharing/shared';

/**
 * The span of whatever comes through the adapter. It begins a trace: a `traceparent` header that came along is from outside,
 * where anybody could write one, and is not read.
 */
export const TURN: SpanStart = { name: 'turn', kind: 'server' };

/** What follows a sign-in in the browser. */
export const SIGNED_IN: SpanStart = { name: 'signed in', kind: 'server' };

/** Stands for what was said or clicked that is no name of ours: it could be anything, a person's name or a secret. */
const OTHER = 'other';

/** What turns may be called by. */
export interface TurnNames {
  commands: readonly { name: string }[];
  actions: readonly { verb: string }[];
}

/** Tells the span of each turn which command or action it was and what it came to, and lets it end with the answer. */
export function withTurnSpans(router: Router, trace: Trace, { commands, actions }: TurnNames): Router {
  const names = new Set(['help', ...commands.map(({ name }) => name)]);
  const verbs = new Set(['help.show', 'command.run', ...actions.map(({ verb }) => verb)]);

  async function told(kind: 'said' | 'clicked', name: string, answer: Promise<Answer>): Promise<Answer> {
    const span = trace.current();
    span.rename(`${kind} ${name}`);
    span.set({ 'drawbridge.turn.kind': kind, 'drawbridge.turn.name': name });
    const { came, ...rest } = await answer;
    span.set({ 'drawbridge.turn.outcome': came?.outcome ?? 'answered' });
    if (came?.failure !== undefined) span.fail(came.failure);
    return rest;
  }

  /** What is looked for from the compose box is nobody's command. */
  async function toldShared(answer: Promise<Shared>): Promise<Shared> {
    const span = trace.current();
    span.rename('shared');
    span.set({ 'drawbridge.turn.kind': 'shared' });
    const shared = await answer;
    span.set({ 'drawbridge.turn.outcome': 'refusal' in shared ? 'explained' : 'answered' });
    return shared;
  }

  return {
    ...router,
    shared: (wanted, turn) => trace.hold(toldShared(router.shared(wanted, turn))),
    said: (said, turn) =>
      trace.hold(told('said', names.has(said.command) ? said.command : OTHER, router.said(said, turn))),
    clicked: (verb, data, turn) =>
      trace.hold(told('clicked', verbs.has(verb) ? verb : OTHER, router.clicked(verb, data, turn))),
  };
}
