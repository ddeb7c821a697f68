import { noticeCard } from '../../cards/notice';
import type { Asked } from '../../lookups/hunting/asked';
import { bound, example } from '../../lookups/hunting/parameters';
import { MOST_SAVED, type SavedHunt } from '../../lookups/hunting/saved-hunts';
import { readTimespan } from '../../lookups/hunting/timespan';
import { texts } from '../../texts/texts';
import type { Answer } from '../answer';
import type { Services } from '../services';
import type { Turn } from '../turn';
import { signature } from './hunt-choices';
import { startHunt } from './hunt-start';

type Of<Kind extends Asked['kind']> = Extract<Asked, { kind: Kind }>;

/** Keeps a hunt under a name. */
export async function saveHunt(asked: Of<'save'>, { asker }: Turn, services: Services): Promise<Answer> {
  const { savedHunts, audit } = services;
  const { name, parameters, query, timespan } = asked;
  const before = await savedHunts.find(asker.tenantId, name);
  if (before !== undefined && before.owner.id !== asker.aadObjectId) return taken(before);
  await audit.record(asker.tenantId, {
    actor: asker.aadObjectId,
    action: 'hunt.saved',
    subject: signature(name, parameters),
    detail: { query, timespan: timespan ?? null },
  });
  const owner = { id: asker.aadObjectId, name: asker.name };
  const kept = await savedHunts.save(asker.tenantId, { name, owner, query, parameters, timespan });
  if (!kept) return { card: noticeCard(full()) };
  const run = [
    `hunt run ${name.toLowerCase()}`,
    ...parameters.map((one) => example(one.name, one.type)),
  ].join(' ');
  const words = texts().hunts.saved;
  const text = words.keptFor(run, asker.name);
  return { card: noticeCard({ title: words.kept(signature(name, parameters)), text, tone: 'good' }) };
}

/** Runs a saved hunt with what was given for its parameters. */
export async function runSaved(
  { name, values, timespan }: Omit<Of<'run'>, 'kind'>,
  once: string,
  turn: Turn,
  services: Services,
): Promise<Answer> {
  const hunt = await services.savedHunts.find(turn.asker.tenantId, name);
  if (hunt === undefined) return unknown(name);
  const made = bound(hunt.query, hunt.parameters, values, services.clock());
  if ('wrong' in made)
    return {
      card: noticeCard({
        title: texts().hunts.saved.howToRun(signature(hunt.name, hunt.parameters)),
        text: made.wrong,
      }),
      apart: true,
    };
  const span = readTimespan(timespan ?? hunt.timespan ?? '');
  const given = [...values].map(([key, value]) => `${key}=${value.slice(0, 60)}`);
  const title = [hunt.name, ...given].join(' ').slice(0, 120);
  return startHunt({ query: made.query, title, ...(span && { timespan: span }) }, once, turn, services);
}

/** Takes a saved hunt away: its owner may, and an administrator. */
export async function deleteHunt(name: string, { asker }: Turn, services: Services): Promise<Answer> {
  const { savedHunts, people, audit } = services;
  const hunt = await savedHunts.find(asker.tenantId, name);
  if (hunt === undefined) return unknown(name);
  const words = texts().hunts.saved;
  const mine = hunt.owner.id === asker.aadObjectId;
  if (!mine && !(await people.standingNow(asker.tenantId, asker.aadObjectId)).administrator) {
    const text = words.notYoursBecause(hunt.owner.name);
    return { card: noticeCard({ title: words.notYours(hunt.name), text }) };
  }
  const detail = { query: hunt.query, owner: hunt.owner.id };
  await audit.record(asker.tenantId, {
    actor: asker.aadObjectId,
    action: 'hunt.deleted',
    subject: hunt.name,
    detail,
  });
  await savedHunts.remove(asker.tenantId, hunt.name);
  return { card: noticeCard({ title: words.removed(hunt.name), text: words.inAudit }) };
}

function taken({ name, owner }: SavedHunt): Answer {
  const words = texts().hunts.saved;
  return { card: noticeCard({ title: words.taken(name), text: words.takenBy(owner.name) }) };
}

function full() {
  const words = texts().hunts.saved;
  return { title: words.notKept, text: words.notKeptBecause(MOST_SAVED) };
}

function unknown(name: string): Answer {
  const words = texts().hunts.saved;
  const buttons = [{ title: words.button, verb: 'command.run', data: { text: 'hunts' } }];
  const title = words.unknown(name.slice(0, 40));
  return { card: noticeCard({ title, text: words.unknownBecause, buttons }) };
}
