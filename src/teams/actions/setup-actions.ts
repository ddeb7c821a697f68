import { z } from 'zod/v4';
import { noticeCard } from '../../cards/notice';
import { isGoodName } from '../../connection/connection-name';
import type { Connection } from '../../connection/connection-store';
import type { DesiredState } from '../../connection/desired-state';
import type { FilledIn } from '../../connection/setup/form';
import { STANDARD_NAME, type SetupStep } from '../../connection/setup/setup';
import type { Answer } from '../answer';
import { which } from '../connection-choice';
import type { Services } from '../services';
import type { Turn } from '../turn';
import { administratorOf, setupAnswer, welcomeAnswer } from '../views/setup-view';
import { type Action, defineAction } from './define';
import { texts } from '../../texts/texts';

const name = z.string().max(60).default('');
const ofConnection = z.looseObject({ connection: z.guid().optional() });
const ofNew = z.looseObject({ name });
const ofStep = z.looseObject({
  connection: z.guid(),
  step: z.string().max(40),
  revision: z.coerce.number().int().min(1),
});
/** What was filled in: short texts; a certificate is the longest. */
const filled = z.record(
  z.string().max(60),
  z.union([z.string().max(20_000), z.number(), z.boolean()]).transform(String),
);

/** Where the setup stands, of the connection that the card is about; else of the only one. */
export const setupStart = defineAction<Services, z.infer<typeof ofConnection>>({
  verb: 'setup.start',
  who: 'admin',
  data: ofConnection,
  async run({ connection: id }, turn, services) {
    const all = await services.connections.list(turn.asker.tenantId);
    if (all.length === 0) return welcomeAnswer('', turn, services);
    const meant = id === undefined && all.length === 1 ? all[0] : all.find((one) => one.id === id);
    if (meant === undefined) return { card: which('', 'setup', all) };
    return setupAnswer(await services.setup.resume(administratorOf(turn), meant), turn, services);
  },
});

export const setupRecommended = beginning(
  'setup.recommended',
  'guided',
  ({ connection, recommended }, turn, { setup }) =>
    setup.propose(administratorOf(turn), connection, recommended),
);

export const setupCustom = beginning('setup.custom', 'guided', ({ connection }, turn, { setup }) =>
  setup.settings(administratorOf(turn), connection),
);

export const setupManual = beginning('setup.manual', 'manual', ({ connection }, turn, { setup }) =>
  setup.settings(administratorOf(turn), connection),
);

/** The settings of a connection that is there, at the beginning or at the step that is named. */
export const setupSettings = defineAction<Services, { connection: string; step?: string | undefined }>({
  verb: 'setup.settings',
  who: 'admin',
  data: z.object({ connection: z.guid(), step: z.string().max(40).optional() }),
  run: ({ connection, step }, turn, services) =>
    withConnection(connection, turn, services, (known) =>
      services.setup.settings(administratorOf(turn), known, step),
    ),
});

export const setupNext = answering('setup.next', 'next');
export const setupPlan = answering('setup.plan', 'plan');

export const setupBack = defineAction<Services, z.infer<typeof ofStep>>({
  verb: 'setup.back',
  who: 'admin',
  data: ofStep,
  run: ({ connection, step }, turn, services) =>
    withConnection(connection, turn, services, (known) =>
      services.setup.back(administratorOf(turn), known, step),
    ),
});

/** New credentials in place of those that are in use. */
export const setupRenew = defineAction<Services, { connection: string }>({
  verb: 'setup.renew',
  who: 'admin',
  data: z.object({ connection: z.guid() }),
  run: ({ connection }, turn, services) =>
    withConnection(connection, turn, services, (known) => services.setup.renew(administratorOf(turn), known)),
});

export const setupDisconnect = defineAction<Services, { connection: string; alerts: 'keep' | 'delete' }>({
  verb: 'setup.disconnect',
  who: 'admin',
  data: z.object({ connection: z.guid(), alerts: z.enum(['keep', 'delete']) }),
  run: ({ connection, alerts }, turn, services) =>
    withConnection(connection, turn, services, (known) =>
      services.setup.disconnect(administratorOf(turn), known, alerts === 'keep'),
    ),
});

interface Begun {
  connection: Connection;
  /** What this tenant is recommended. */
  recommended: DesiredState;
}

/** A button of the welcome: the connection is begun, with this name or the usual one. */
function beginning(
  verb: string,
  mode: 'guided' | 'manual',
  next: (begun: Begun, turn: Turn, services: Services) => Promise<SetupStep>,
): Action<Services> {
  return defineAction<Services, z.infer<typeof ofNew>>({
    verb,
    who: 'admin',
    data: ofNew,
    async run(data, turn, services) {
      const wanted = data.name === '' ? STANDARD_NAME : data.name;
      if (!isGoodName(wanted)) return { card: gone() };
      const { desired } = await services.setup.recommended(turn.asker.tenantId);
      const recommended = { ...desired, mode };
      const connection = await services.setup.begin(administratorOf(turn), wanted, recommended);
      return setupAnswer(await next({ connection, recommended }, turn, services), turn, services);
    },
  });
}

function answering(verb: string, then: 'next' | 'plan'): Action<Services> {
  return defineAction<Services, z.infer<typeof ofStep>>({
    verb,
    who: 'admin',
    data: ofStep,
    run: ({ connection, step, revision, ...rest }, turn, services) =>
      withConnection(connection, turn, services, (known) => {
        const filledIn: FilledIn = filled.safeParse(rest).data ?? {};
        return services.setup.answer(administratorOf(turn), known, { step, revision, filledIn, then });
      }),
  });
}

async function withConnection(
  id: string,
  turn: Turn,
  services: Services,
  next: (connection: Connection) => Promise<SetupStep>,
): Promise<Answer> {
  const connection = await services.connections.get(turn.asker.tenantId, id);
  return connection === undefined ? { card: gone() } : setupAnswer(await next(connection), turn, services);
}

function gone() {
  return noticeCard(texts().setup.gone);
}
