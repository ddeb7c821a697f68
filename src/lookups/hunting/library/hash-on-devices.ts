import { defineHunt } from './define';
import { sha1Of, sha256Of } from './values';

/** Source: learn.microsoft.com/defender-xdr/advanced-hunting-devicefileevents-table. */
export const hashOnDevices = defineHunt({
  id: 'hash-on-devices',
  kinds: ['file', 'process'],
  read(entity) {
    const sha256 = sha256Of(entity) ?? '';
    const sha1 = sha1Of(entity) ?? '';
    return sha256 === '' && sha1 === '' ? undefined : { longHash: sha256, shortHash: sha1 };
  },
  query: `DeviceFileEvents
| where (SHA256 =~ longHash and SHA256 != "") or (SHA1 =~ shortHash and SHA1 != "")
| project Timestamp, DeviceName, ActionType, FolderPath, FileOriginUrl
| order by Timestamp desc
| take 5000`,
});
