import { setTimeout as after } from 'node:timers/promises';
import type { Card } from '../../cards/card';
import { noticeCard } from '../../cards/notice';
import { hunterAmong } from '../../lookups/hunting/capability';
import type { HuntQuestion } from '../../lookups/hunting/question';
import type { HuntRun } from '../../lookups/hunting/run';
import { texts } from '../../texts/texts';
import type { Answer } from '../answer';
import type { Services } from '../services';
import type { Turn } from '../turn';
import { huntAnswer } from './hunt-view';
import { notConnected } from './not-connected';

/** Most queries are answered sooner than people look up. */
const PATIENCE_MS = 1_200;

/**
 * Starts a hunt and answers with what it found, or with a card that says so later. The card is a message of its own: what
 * was clicked stays.
 *
 * @param once what this may be started with one time only
 */
export async function startHunt(
  question: HuntQuestion,
  once: string,
  { asker, conversation, timezone }: Turn,
  services: Services,
): Promise<Answer> {
  const { hunting, connections } = services;
  const hunter = hunterAmong(await connections.list(asker.tenantId));
  if ('why' in hunter) {
    const owner = 'owner' in hunter ? await nameOf(asker.tenantId, hunter.owner, services) : undefined;
    return { card: owner === undefined ? notConnected() : switchedOff(owner) };
  }
  const by = { id: asker.aadObjectId, name: asker.name };
  const wanted = { by, question, once, timezone, conversationId: conversation.id };
  const { run, fresh, ended } = await hunting.start(hunter.connection, wanted);
  if (!fresh) return alreadyStarted(run);
  await Promise.race([ended, after(PATIENCE_MS, undefined, { ref: false })]);
  const now = (await hunting.find(run.tenantId, run.id)) ?? run;
  return { card: huntAnswer(now), apart: true, posted: (activityId) => hunting.placed(now, activityId) };
}

/** A second click: the first one's answer is in the conversation. */
function alreadyStarted(run: HuntRun): Answer {
  const value = texts().hunts.run.ranBefore;
  return {
    card: huntAnswer(run),
    instead: { statusCode: 200, type: 'application/vnd.microsoft.activity.message', value },
  };
}

async function nameOf(tenantId: string, id: string, { people }: Services): Promise<string> {
  return (await people.standing(tenantId, id)).displayName;
}

function switchedOff(owner: string): Card {
  const words = texts().hunts.switchedOff;
  return noticeCard({
    title: words.title,
    text: words.text(owner),
    tone: 'warning',
    buttons: [{ title: words.settings, verb: 'command.run', data: { text: 'settings' } }],
  });
}
