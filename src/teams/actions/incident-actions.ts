import { z } from 'zod/v4';
import type { Services } from '../services';
import { incidentDetail, incidentEntities, incidentPage } from '../views/incident-pages';
import { defineAction } from './define';

export const incidentsShow = defineAction<Services, object>({
  verb: 'incidents.show',
  who: 'analyst',
  data: z.looseObject({}),
  run: (_data, turn, services) => incidentPage('', undefined, turn, services),
});

/** The next page, or the one before. */
export const incidentsTurn = defineAction<Services, { query: string; cursor: string }>({
  verb: 'incidents.turn',
  who: 'analyst',
  data: z.object({ query: z.string().max(600), cursor: z.string().max(2000) }),
  run: ({ query, cursor }, turn, services) => incidentPage(query, cursor, turn, services),
});

export const incidentOpen = defineAction<Services, { id: string }>({
  verb: 'incident.open',
  who: 'analyst',
  data: z.object({ id: z.string().min(1).max(500) }),
  run: ({ id }, turn, services) => incidentDetail(id, turn, services),
});

/** Whom and what it is about, each of which leads on: a message of its own, so that the card of the incident stays. */
export const incidentWho = defineAction<Services, { id: string }>({
  verb: 'incident.entities',
  who: 'analyst',
  data: z.object({ id: z.string().min(1).max(500) }),
  run: async ({ id }, turn, services) => ({ ...(await incidentEntities(id, turn, services)), apart: true }),
});
