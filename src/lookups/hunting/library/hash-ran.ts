import { defineHunt } from './define';
import { sha1Of, sha256Of } from './values';

/**
 * SHA-256 is often empty in this table, SHA-1 seldom: either counts.
 * Source: learn.microsoft.com/defender-xdr/advanced-hunting-deviceprocessevents-table.
 */
export const hashRan = defineHunt({
  id: 'hash-ran',
  kinds: ['file', 'process'],
  read(entity) {
    const sha256 = sha256Of(entity) ?? '';
    const sha1 = sha1Of(entity) ?? '';
    return sha256 === '' && sha1 === '' ? undefined : { longHash: sha256, shortHash: sha1 };
  },
  query: `DeviceProcessEvents
| where (SHA256 =~ longHash and SHA256 != "") or (SHA1 =~ shortHash and SHA1 != "")
| project Timestamp, DeviceName, AccountName, FileName, ProcessCommandLine
| order by Timestamp desc
| take 5000`,
});
