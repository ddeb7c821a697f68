import type { ReadTool } from '../read-tool';
import { listHunts } from './list-hunts';
import { lookUpDevice } from './look-up-device';
import { lookUpUser } from './look-up-user';
import { searchAlerts } from './search-alerts';
import { searchIncidents } from './search-incidents';
import { showAlert } from './show-alert';
import { summariseAlerts } from './summarise-alerts';

/** Everything that the model may look up. */
export const READ_TOOLS: readonly ReadTool[] = [
  searchAlerts,
  showAlert,
  summariseAlerts,
  searchIncidents,
  lookUpUser,
  lookUpDevice,
  listHunts,
];
