import { z } from 'zod/v4';
import { noticeCard } from '../../cards/notice';
import { findOffer, questionOf } from '../../lookups/hunting/offers';
import { subjectOf } from '../../lookups/hunting/question';
import type { Answer } from '../answer';
import type { Services } from '../services';
import type { Turn } from '../turn';
import { offeredAnswer } from '../views/file-answer';
import { offersAnswer } from '../views/hunt-choices';
import { startHunt } from '../views/hunt-start';
import { huntAnswer } from '../views/hunt-view';
import { runSaved } from '../views/saved-hunt';
import { defineAction } from './define';
import { inNumbers, speaking, texts } from '../../texts/texts';

const id = z.string().min(1).max(100);
const once = z.string().min(8).max(100);
const alert = z.string().min(1).max(500);

/** Offers what an alert can be followed with. */
export const huntChoose = defineAction<Services, { alert: string }>({
  verb: 'hunt.choose',
  who: 'analyst',
  data: z.object({ alert }),
  async run(data, { asker }, { alerts }) {
    const found = await alerts.find(asker.tenantId, data.alert);
    return found.found === 'one' ? { card: offersAnswer(found.alert), apart: true } : gone();
  },
});

const offer = z.object({ alert, hunt: id, kind: id, entity: z.string().max(500), once });

export const huntOffer = defineAction<Services, z.infer<typeof offer>>({
  verb: 'hunt.offer',
  who: 'analyst',
  patient: true,
  data: offer,
  async run({ alert: alertId, hunt, kind, entity, once: key }, turn, services) {
    const found = await services.alerts.find(turn.asker.tenantId, alertId);
    const chosen = found.found === 'one' ? findOffer(found.alert, hunt, kind, entity) : undefined;
    return chosen === undefined ? gone() : startHunt(questionOf(chosen, alertId), key, turn, services);
  },
});

export const huntSaved = defineAction<Services, { name: string; once: string }>({
  verb: 'hunt.saved',
  who: 'analyst',
  patient: true,
  data: z.object({ name: id, once }),
  run: (data, turn, services) =>
    runSaved({ name: data.name, values: new Map(), timespan: undefined }, data.once, turn, services),
});

export const huntAgain = defineAction<Services, { id: string; once: string }>({
  verb: 'hunt.again',
  who: 'analyst',
  patient: true,
  data: z.object({ id, once }),
  async run(data, turn, services) {
    const run = await services.hunting.find(turn.asker.tenantId, data.id);
    return run === undefined ? gone() : startHunt(run.question, data.once, turn, services);
  },
});

export const huntCancel = defineAction<Services, { id: string }>({
  verb: 'hunt.cancel',
  who: 'analyst',
  data: z.object({ id }),
  async run(data, { asker }, { hunting }) {
    const run = await hunting.find(asker.tenantId, data.id);
    if (run === undefined) return gone();
    const ended = await hunting.cancel(run, asker.aadObjectId);
    if (ended !== undefined) return { card: huntAnswer(ended), everyone: true };
    return { card: huntAnswer(run, texts().hunts.run.onlyAsker(run.by.name)) };
  },
});

/** All that a hunt found, as a file. */
export const huntFile = defineAction<Services, { id: string }>({
  verb: 'hunt.file',
  who: 'analyst',
  data: z.object({ id }),
  run: (data, turn, services) => fileOf(data.id, turn, services),
});

async function fileOf(huntId: string, turn: Turn, services: Services): Promise<Answer> {
  const run = await services.hunting.find(turn.asker.tenantId, huntId);
  if (run?.found === undefined) return gone();
  const { question, found } = run;
  const shown = subjectOf(question);
  const words = texts().files;
  const content = {
    ...{ area: 'hunt', title: words.title.hunt, whole: words.holds(shown) },
    which: speaking('en', () => subjectOf(question)),
    cut: (first: string) => words.holdsFirst.hunt(shown, first, inNumbers(found.count)),
  };
  return { ...(await offeredAnswer(content, found.file, 'csv', turn, services)), apart: true };
}

function gone(): Answer {
  const { gone: title, goneBecause: text } = texts().hunts.run;
  return { card: noticeCard({ title, text }), apart: true };
}
