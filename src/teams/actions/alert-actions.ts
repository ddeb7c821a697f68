import { z } from 'zod/v4';
import type { Services } from '../services';
import { alertDetail, alertPage } from '../views/alert-pages';
import { type Action, defineAction } from './define';

const query = z.string().max(600);
const cursor = z.string().max(2000);

export const alertsShow = defineAction<Services, object>({
  verb: 'alerts.show',
  who: 'analyst',
  data: z.looseObject({}),
  run: (_data, turn, services) => alertPage('', undefined, turn, services),
});

export const alertsRefine = defineAction<Services, { query: string }>({
  verb: 'alerts.refine',
  who: 'analyst',
  data: z.object({ query }),
  run: (data, turn, services) => alertPage(data.query, undefined, turn, services),
});

export const alertsNext = turnPage('alerts.next');
export const alertsPrevious = turnPage('alerts.previous');

export const alertOpen = defineAction<Services, { id: string }>({
  verb: 'alert.open',
  who: 'analyst',
  data: z.object({ id: z.string().min(1).max(500) }),
  run: ({ id }, turn, services) => alertDetail(id, turn, services),
});

function turnPage(verb: string): Action<Services> {
  return defineAction<Services, { query: string; cursor: string }>({
    verb,
    who: 'analyst',
    data: z.object({ query, cursor }),
    run: (data, turn, services) => alertPage(data.query, data.cursor, turn, services),
  });
}
