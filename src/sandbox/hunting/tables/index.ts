import type { World } from '../../world';
import type { Table } from '../table';
import { alertInfo } from './alert-info';
import { cloudAppEvents } from './cloud-app-events';
import { deviceFileEvents } from './device-file-events';
import { deviceLogonEvents } from './device-logon-events';
import { deviceNetworkEvents } from './device-network-events';
import { deviceProcessEvents } from './device-process-events';
import { emailAttachmentInfo, emailEvents, emailUrlInfo } from './email-events';
import { entraSignInEvents } from './entra-sign-in-events';
import { urlClickEvents } from './url-click-events';

/** The tables that the sandbox tenant has, each made of what the tenant holds now. */
export const tables: Readonly<Record<string, (world: World) => Table>> = {
  AlertInfo: alertInfo,
  CloudAppEvents: cloudAppEvents,
  DeviceFileEvents: deviceFileEvents,
  DeviceLogonEvents: deviceLogonEvents,
  DeviceNetworkEvents: deviceNetworkEvents,
  DeviceProcessEvents: deviceProcessEvents,
  EmailAttachmentInfo: emailAttachmentInfo,
  EmailEvents: emailEvents,
  EmailUrlInfo: emailUrlInfo,
  EntraIdSignInEvents: entraSignInEvents,
  UrlClickEvents: urlClickEvents,
};
