import { carryOutFetch, fetchResult } from '../fetch/carry-out';
import { HASH_NAMES } from '../../lookups/file/hash';
import { fetchOrder, fetchRequests, fetchSentence } from '../fetch/order';
import { defineKind } from '../kind';

/** An offline device takes a session up within three days, or never. */
const PATIENCE_SECONDS = 4 * 86_400;

/** Fetches a quarantined file from a device. Source: learn.microsoft.com/defender-endpoint/api/run-live-response. */
export const fetchFile = defineKind({
  kind: 'fetch-file',
  capability: 'liveResponse',
  order: fetchOrder,
  result: fetchResult,
  risky: true,
  stoppable: true,
  patienceSeconds: PATIENCE_SECONDS,
  subject: ({ machineId }) => ({ what: 'device', id: machineId }),
  sentence: fetchSentence,
  about: ({ hash }) => `${HASH_NAMES[hash.algorithm]} ${hash.value}`,
  requests: fetchRequests,
  run: carryOutFetch,
  // Its hash was compared with what was asked for before it was kept.
  verify: () => Promise.resolve(true),
});
