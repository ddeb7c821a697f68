import type { RecordType } from '../../microsoft/graph/security-changes';
import { type AnyKind, defineKind } from '../kind';
import { carryOutTriage, triageResult } from './carry-out';
import { triageOrder, triageRequests, triageSentence } from './order';

/** Working on an alert or an incident: all of it can be undone in the same way. */
export function triageKind(type: RecordType): AnyKind {
  return defineKind({
    kind: `triage-${type}`,
    capability: 'triage',
    order: triageOrder,
    result: triageResult,
    risky: false,
    patienceSeconds: 120,
    subject: ({ id }) => ({ what: type, id }),
    sentence: triageSentence,
    about: ({ title }) => title,
    requests: triageRequests,
    run: carryOutTriage,
    verify: (_order, { shows }) => Promise.resolve(shows),
  });
}
