import { activities } from './activities';
import { alerts } from './alerts';
import { approvals } from './approvals';
import { assistant } from './assistant';
import { audit } from './audit';
import { credentials } from './credentials';
import { failures } from './failures';
import { fetching } from './fetching';
import { file } from './file';
import { files } from './files';
import { findings } from './findings';
import { general } from './general';
import { hunts } from './hunts';
import { mail } from './mail';
import { notices } from './notices';
import { people } from './people';
import { permissions } from './permissions';
import { plan } from './plan';
import { portal } from './portal';
import { probes } from './probes';
import { quarantine } from './quarantine';
import { refused } from './refused';
import { response } from './response';
import { settings } from './settings';
import { setup } from './setup';
import { sharing } from './sharing';
import { signIn } from './sign-in';
import { status } from './status';
import { triage } from './triage';
import { watches } from './watches';
import type { Texts } from '../en';

/** What the bot says in German. Commands, fields and values stay the words that are typed. */
export const de: Texts = {
  ...general,
  ...alerts,
  ...people,
  setup,
  signIn,
  plan,
  portal,
  probes,
  permissions,
  credentials,
  findings,
  status,
  settings,
  notices,
  failures,
  fetching,
  activities,
  file,
  mail,
  quarantine,
  hunts,
  watches,
  response,
  triage,
  files,
  audit,
  approvals,
  sharing,
  assistant,
  refused,
};
