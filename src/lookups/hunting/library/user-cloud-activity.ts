import { defineHunt } from './define';
import { given, objectIdOf } from './values';

/** Source: learn.microsoft.com/defender-xdr/advanced-hunting-cloudappevents-table. */
export const userCloudActivity = defineHunt({
  id: 'user-cloud-activity',
  kinds: ['user'],
  read: (entity) => given({ person: objectIdOf(entity) }),
  query: `CloudAppEvents
| where AccountObjectId =~ person
| project Timestamp, Application, ActionType, ObjectName, IPAddress
| order by Timestamp desc
| take 5000`,
});
