import type { LibraryHunt } from './define';
import { deviceConnections } from './device-connections';
import { deviceLogons } from './device-logons';
import { deviceProcesses } from './device-processes';
import { hashInMail } from './hash-in-mail';
import { hashOnDevices } from './hash-on-devices';
import { hashRan } from './hash-ran';
import { ipConnections } from './ip-connections';
import { ipSignIns } from './ip-sign-ins';
import { mailRecipients } from './mail-recipients';
import { senderMails } from './sender-mails';
import { urlClicks } from './url-clicks';
import { urlConnections } from './url-connections';
import { urlInMail } from './url-in-mail';
import { userClicks } from './user-clicks';
import { userCloudActivity } from './user-cloud-activity';
import { userFailedSignIns } from './user-failed-sign-ins';
import { userLogons } from './user-logons';
import { userSignIns } from './user-sign-ins';

/** Every hunt that comes with the product; of a kind of entity, the most wanted first. */
export const library: readonly LibraryHunt[] = [
  mailRecipients,
  urlClicks,
  hashRan,
  userSignIns,
  deviceConnections,
  ipConnections,
  deviceProcesses,
  ipSignIns,
  hashOnDevices,
  userFailedSignIns,
  userLogons,
  urlInMail,
  deviceLogons,
  urlConnections,
  userCloudActivity,
  userClicks,
  hashInMail,
  senderMails,
];
