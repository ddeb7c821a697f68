import { z } from 'zod/v4';
import { recommendedSettings } from '../../connection/desired-state';
import type { Services } from '../services';
import { customSetupAnswer, readForm } from '../views/custom-setup-view';
import { notConnected } from '../views/not-connected';
import { administratorOf, setupAnswer } from '../views/setup-view';
import { defineAction } from './define';

export const setupStart = defineAction<Services, object>({
  verb: 'setup.start',
  who: 'admin',
  data: z.looseObject({}),
  async run(_data, turn, services) {
    return setupAnswer(await services.setup.resume(administratorOf(turn)), turn, services);
  },
});

export const setupRecommended = defineAction<Services, object>({
  verb: 'setup.recommended',
  who: 'admin',
  data: z.looseObject({}),
  async run(_data, turn, services) {
    const desired = recommendedSettings(services.authority);
    return setupAnswer(await services.setup.propose(administratorOf(turn), desired), turn, services);
  },
});

export const setupCustom = defineAction<Services, object>({
  verb: 'setup.custom',
  who: 'admin',
  data: z.looseObject({}),
  run: (_data, turn, services) => customSetupAnswer(turn, services),
});

export const setupPlan = defineAction<Services, Record<string, unknown>>({
  verb: 'setup.plan',
  who: 'admin',
  data: z.record(z.string(), z.unknown()),
  async run(form, turn, services) {
    const read = await readForm(form, turn, services);
    if (!read.ok) return customSetupAnswer(turn, services, read.problem);
    return setupAnswer(await services.setup.propose(administratorOf(turn), read.desired), turn, services);
  },
});

export const setupDisconnect = defineAction<Services, { alerts: 'keep' | 'delete' }>({
  verb: 'setup.disconnect',
  who: 'admin',
  data: z.object({ alerts: z.enum(['keep', 'delete']) }),
  async run({ alerts }, turn, services) {
    const step = await services.setup.disconnect(administratorOf(turn), alerts === 'keep');
    return step === undefined ? { card: notConnected() } : setupAnswer(step, turn, services);
  },
});
