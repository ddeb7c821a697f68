import type { Services } from '../services';
import { activities } from './activities';
import { alert } from './alert';
import { alerts } from './alerts';
import { approvals } from './approvals';
import { audit } from './audit';
import { credentials } from './credentials';
import type { Command } from './define';
import { device } from './device';
import { disconnect } from './disconnect';
import { file } from './file';
import { hunt } from './hunt';
import { hunts } from './hunts';
import { incident } from './incident';
import { incidents } from './incidents';
import { mail } from './mail';
import { notify } from './notify';
import { permissions } from './permissions';
import { quarantine } from './quarantine';
import { settings } from './settings';
import { setup } from './setup';
import { status } from './status';
import { summary } from './summary';
import { watch } from './watch';
import { watches } from './watches';
import { user } from './user';

/** Every command, in the order that help shows them. `help` itself belongs to the router. */
export const commands: readonly Command<Services>[] = [
  setup,
  status,
  permissions,
  credentials,
  settings,
  notify,
  alerts,
  alert,
  incidents,
  incident,
  summary,
  watch,
  watches,
  user,
  device,
  activities,
  file,
  mail,
  quarantine,
  hunt,
  hunts,
  approvals,
  audit,
  disconnect,
];
