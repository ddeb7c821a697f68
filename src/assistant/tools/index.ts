import type { ReadTool } from '../read-tool';
import { searchAlerts } from './search-alerts';
import { showAlert } from './show-alert';
import { summariseAlerts } from './summarise-alerts';

/** Everything that the model may look up. */
export const READ_TOOLS: readonly ReadTool[] = [searchAlerts, showAlert, summariseAlerts];
