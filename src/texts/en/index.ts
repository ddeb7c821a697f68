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

/** What the bot says in English: every text of the catalogue. */
export const en = {
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

/** A language: the same texts as English has, so that the compiler finds what is missing. */
export type Texts = typeof en;
