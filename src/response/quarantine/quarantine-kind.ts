import { type AnyKind, defineKind } from '../kind';
import { carryOutDecision, isDecided, quarantineResult } from './carry-out';
import { quarantineOrder, quarantineRequests, quarantineSentence, type Verdict } from './order';
import { texts } from '../../texts/texts';

/** A decision on a quarantined mail: a released one lies in mailboxes, so nobody does it unasked. */
export function quarantineKind(verdict: Verdict): AnyKind {
  return defineKind({
    kind: `${verdict}-mail`,
    capability: 'quarantine',
    order: quarantineOrder,
    result: quarantineResult,
    risky: true,
    patienceSeconds: 120,
    subject: ({ identity }) => ({ what: 'mail', id: identity }),
    sentence: (order) => quarantineSentence(order, verdict),
    about: ({ subject }) => (subject === '' ? texts().quarantine.untitled : subject),
    requests: (order) => quarantineRequests(order, verdict),
    run: (order, context) => carryOutDecision(order, verdict, context),
    verify: ({ identity }, _result, { apis: { exchange }, connection: { tenantId } }) =>
      isDecided({ exchange, tenantId }, identity, verdict),
  });
}
