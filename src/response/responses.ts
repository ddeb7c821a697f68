import type { Audit } from '../audit/audit';
import type { Click } from '../connection/approvals/approval';
import type { Connection } from '../connection/connection-store';
import { auditSubject } from './audit-subject';
import { decide, type ResponseDecision } from './decide';
import type { AnyKind } from './kind';
import { mayAct, neededFor } from './may-act';
import { referenceOf } from './reference';
import type { ResponseAction } from './response-action';
import { type ResponseStop, stopResponse } from './stop';
import type { ResponseTools } from './response-tools';

/** What asking for an action came to. */
export type Proposed =
  /** It waits for a decision. */
  | { outcome: 'asked'; action: ResponseAction }
  /** It may be done at once: whoever shows it starts it. */
  | { outcome: 'unasked'; action: ResponseAction }
  /** The same form was used before; this is what came of it. */
  | { outcome: 'before'; action: ResponseAction }
  | { outcome: 'may-not' }
  /** The connection does not have what it takes. */
  | { outcome: 'off' };

/** Who asks, and where. All of it from the verified activity. */
export interface Asking {
  by: string;
  name: string;
  conversationId: string;
  /** The form that it was asked for with: it counts once. */
  origin: string;
}

export interface Responses {
  /** Whether a person may ask for actions of this kind at all; looked up now. @throws GraphFailure */
  mayAsk(connection: Connection, kind: string, userId: string): Promise<'yes' | 'may-not' | 'off'>;
  /** Asks for an action: nothing is done yet. @throws GraphFailure when the tenant cannot be asked who may */
  propose(connection: Connection, kind: string, order: unknown, asking: Asking): Promise<Proposed>;
  /** Decides on an action; who may is looked up now. An approved one starts at once. @throws GraphFailure */
  decide(
    tenantId: string,
    id: string,
    verdict: 'approved' | 'rejected',
    click: Click,
  ): Promise<ResponseDecision>;
  /** Whether a person could decide on it, for what they are shown. @throws GraphFailure */
  mayDecide(action: ResponseAction, userId: string): Promise<boolean>;
  /** Ends an action before its time, if that can be; who may is looked up now. @throws GraphFailure */
  stop(tenantId: string, id: string, by: { id: string; name: string }): Promise<ResponseStop>;
  /** Carries an approved action out, unless somebody is at it. */
  start(action: ResponseAction): void;
}

/** Actions in Defender, from asking over the decision to carrying them out. */
export function createResponses(tools: ResponseTools): Responses {
  const { kinds, store, connections, people, audit, runner } = tools;

  function kindOf(name: string): AnyKind {
    const kind = kinds.find((one) => one.kind === name);
    if (kind === undefined) throw new Error(`There is no kind of action called ${name}.`);
    return kind;
  }

  async function standingFor(connection: Connection, kind: AnyKind, userId: string) {
    const standing = await people.standingNow(connection.tenantId, userId);
    return mayAct(standing, userId, connection, kind.risky);
  }

  return {
    async mayAsk(connection, name, userId) {
      const kind = kindOf(name);
      if ((await standingFor(connection, kind, userId)) === 'no') return 'may-not';
      return isOn(kind, connection) ? 'yes' : 'off';
    },
    async propose(connection, name, order, { by, name: asker, conversationId, origin }) {
      const kind = kindOf(name);
      const read = kind.read(order);
      if (read === undefined) throw new Error(`This is no order of ${name}.`);
      const may = await standingFor(connection, kind, by);
      if (may === 'no') {
        await refused(audit, connection, kind, by);
        return { outcome: 'may-not' };
      }
      if (!isOn(kind, connection)) return { outcome: 'off' };
      const needed = neededFor(kind.risky, connection);
      const unasked = may === 'unasked';
      const { action, fresh } = await store.propose({
        ...{ tenantId: connection.tenantId, connectionId: connection.id, kind: name, origin, unasked },
        ...{ ...read, risky: kind.risky, needed, bound: needed === 1, conversationId },
        approver: { id: by, name: asker },
      });
      if (!fresh) return { outcome: 'before', action };
      await audit.record(connection.tenantId, {
        actor: by,
        action: unasked ? 'response.approved' : 'response.proposed',
        subject: auditSubject(action, kinds),
        detail: { kind: name, reference: referenceOf(action), unasked },
      });
      return { outcome: unasked ? 'unasked' : 'asked', action };
    },
    decide: (tenantId, id, verdict, click) => decide(tenantId, id, verdict, click, tools),
    async mayDecide(action, userId) {
      const { tenantId, connectionId, bound, approver, given, risky } = action;
      const connection = await connections.get(tenantId, connectionId);
      if (connection === undefined || (bound && approver !== userId)) return false;
      if (given.some(({ by }) => by === userId)) return false;
      return mayAct(await people.standing(tenantId, userId), userId, connection, risky) !== 'no';
    },
    stop: (tenantId, id, by) => stopResponse(tenantId, id, by, tools),
    start(action) {
      void runner.run(action);
    },
  };
}

function isOn({ capability }: AnyKind, { desired, savedAt }: Connection): boolean {
  return savedAt !== undefined && desired.capabilities.includes(capability);
}

async function refused(audit: Audit, { tenantId, name }: Connection, { kind }: AnyKind, actor: string) {
  await audit.record(tenantId, { actor, action: 'response.refused', subject: name, detail: { kind } });
}
