import { z } from 'zod/v4';
import type { Watch } from '../../alerts/watches/watch';
import { noticeCard } from '../../cards/notice';
import { texts } from '../../texts/texts';
import type { Answer } from '../answer';
import type { Services } from '../services';
import type { Turn } from '../turn';
import { watchesPage } from '../views/watch-pages';
import { LEVELS, listButton, notifiedAnswer } from '../views/watch-view';
import { type Action, defineAction } from './define';

const ofWatch = z.object({ watch: z.guid() });

export const watchPause = changing('watch.pause', 'watch.paused', (watch, { asker }, { watches }) =>
  watches.pause(watch, { by: asker.name }),
);

/** Whoever resumes it vouches for it from then on. */
export const watchResume = changing('watch.resume', 'watch.resumed', (watch, { asker }, { watches }) =>
  watches.resume(watch, { id: asker.aadObjectId, name: asker.name }),
);

export const watchDelete = changing('watch.delete', 'watch.deleted', (watch, _turn, { watches }) =>
  watches.remove(watch),
);

const severityData = z.object({
  watch: z.guid(),
  minimum: z.enum(LEVELS.map(({ minimum }) => minimum)),
});

/** How severe alerts must be to be told with the notices of a connection: for those who decide about these. */
export const watchSeverity = defineAction<Services, z.infer<typeof severityData>>({
  verb: 'watch.severity',
  who: 'admin',
  data: severityData,
  async run({ watch: id, minimum }, turn, services) {
    const watch = await watchOf(id, turn, services);
    const level = LEVELS.find((one) => one.minimum === minimum);
    if (watch?.connectionId === undefined || level === undefined) return gone();
    await note('watch.changed', watch, turn, services);
    return { card: notifiedAnswer(await services.watches.ask(watch, level.query)) };
  },
});

export const watchesTurn = defineAction<Services, { from: number }>({
  verb: 'watches.turn',
  who: 'analyst',
  data: z.object({ from: z.number().int().min(0).max(10_000) }),
  run: ({ from }, turn, services) => watchesPage(from, turn, services),
});

/** A button that changes a watch and shows all of them. */
function changing(
  verb: string,
  action: string,
  change: (watch: Watch, turn: Turn, services: Services) => Promise<void>,
): Action<Services> {
  return defineAction<Services, z.infer<typeof ofWatch>>({
    verb,
    who: 'analyst',
    data: ofWatch,
    async run({ watch: id }, turn, services) {
      const watch = await watchOf(id, turn, services);
      if (watch === undefined) return gone();
      await note(action, watch, turn, services);
      await change(watch, turn, services);
      return watchesPage(0, turn, services);
    },
  });
}

/** A watch of this conversation, or one of the asker's own. */
async function watchOf(
  id: string,
  { asker, conversation }: Turn,
  { watches }: Services,
): Promise<Watch | undefined> {
  const watch = await watches.get(asker.tenantId, id);
  const here = watch?.conversation.id === conversation.id;
  return here || watch?.owner.id === asker.aadObjectId ? watch : undefined;
}

async function note(action: string, watch: Watch, { asker }: Turn, { audit }: Services): Promise<void> {
  const { id, query, conversation } = watch;
  await audit.record(asker.tenantId, {
    actor: asker.aadObjectId,
    action,
    subject: query === '' ? 'every alert' : query,
    detail: { watch: id, conversation: conversation.id },
  });
}

function gone(): Answer {
  return {
    card: noticeCard({ ...texts().watches.gone, buttons: [listButton()] }),
  };
}
