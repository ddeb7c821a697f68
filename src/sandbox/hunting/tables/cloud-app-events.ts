import { allActivities } from '../../apis/cloud-apps/activities';
import type { World } from '../../world';
import { type Table, tableOf } from '../table';
import { textAt } from './happenings';

const COLUMNS = {
  Timestamp: 'DateTime',
  ActionType: 'String',
  Application: 'String',
  ApplicationId: 'Int32',
  AccountObjectId: 'String',
  AccountId: 'String',
  AccountDisplayName: 'String',
  IPAddress: 'String',
  CountryCode: 'String',
  City: 'String',
  ActivityType: 'String',
  ObjectName: 'String',
  RawEventData: 'Object',
};
const ACTIONS: Readonly<Record<string, string>> = {
  EVENT_CATEGORY_DOWNLOAD_FILE: 'FileDownloaded',
  EVENT_CATEGORY_FAILED_LOGIN: 'UserLoginFailed',
  EVENT_CATEGORY_LOGIN: 'UserLoggedIn',
};

/** The activities that Defender for Cloud Apps has. Source: learn.microsoft.com/defender-xdr/advanced-hunting-cloudappevents-table. */
export function cloudAppEvents(world: World): Table {
  const people = new Map(world.tenant.users.map((user) => [user.userPrincipalName, user]));
  const rows = allActivities(world).map((activity) => {
    const person = people.get(activity.user.userName);
    const description = textAt(activity, 'description');
    return {
      Timestamp: new Date(activity.timestamp),
      ActionType: ACTIONS[activity.eventTypeName] ?? activity.eventTypeName,
      Application: textAt(activity, 'appName'),
      ApplicationId: activity.appId,
      AccountObjectId: person?.id ?? '',
      AccountId: person?.id ?? '',
      AccountDisplayName: person?.displayName ?? '',
      IPAddress: textAt(activity, 'device.clientIP'),
      CountryCode: textAt(activity, 'device.countryCode'),
      City: textAt(activity, 'location.city'),
      ActivityType: description.startsWith('Download') ? 'Download' : 'Logon',
      ObjectName: description.split('file: file ')[1] ?? '',
      RawEventData: { Id: activity._id, Operation: activity.eventTypeName },
    };
  });
  return tableOf(COLUMNS, rows);
}
