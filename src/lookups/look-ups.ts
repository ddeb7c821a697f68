import type { AlertStore } from '../alerts/store';
import type { Audit } from '../audit/audit';
import type { ConnectionAccess, OwnClients } from '../connection/connection-access';
import { type Connection, type ConnectionStore, savedConnections } from '../connection/connection-store';
import { type Licences, whyNotLicensed } from '../connection/licences';
import { type Capability, capabilityWords } from '../connection/permissions';
import { texts } from '../texts/texts';
import type { Recent } from './recent';

/** One look-up as it was asked for. */
export interface Asked {
  tenantId: string;
  /** The aadObjectId of who asks. */
  by: string;
  /** `lookup.<what>`, as the record names it. */
  action: string;
  /** What is looked up, in the words it was asked for by. */
  subject: string;
  /** The id of the alert that it was opened from; one that the tenant does not have counts for nothing. */
  alertId: string | undefined;
  /** It was asked for by a question in plain language, which the model looks things up for. */
  byQuestion?: boolean;
}

/** What a look-up works with. */
export type Reach =
  | { state: 'not-connected' }
  /** No connection may read it; `why` says what is missing, and who can change that. */
  | { state: 'lacking'; why: string }
  | { state: 'open'; connection: Connection; clients: OwnClients; recall: Recent['recall'] };

export type Open = Extract<Reach, { state: 'open' }>;

export interface LookUps {
  /**
   * Finds the connection that a look-up is made by, and puts on record who looks up what and why before anything is
   * asked of Microsoft. Who may ask has been decided before.
   *
   * @throws Error when it cannot be put on record, or the connection's credential cannot be opened
   */
  begin(asked: Asked, capability: Capability): Promise<Reach>;
}

export interface LookUpTools {
  connections: ConnectionStore;
  access: ConnectionAccess;
  alerts: AlertStore;
  audit: Audit;
  recent: Recent;
  /** What a tenant is licensed for; asked only when a capability is off. */
  licencesOf: (tenantId: string) => Promise<Licences>;
}

const LONGEST_SUBJECT = 200;

/** Every look-up goes through here: one credential, one record, one memory. */
export function createLookUps(tools: LookUpTools): LookUps {
  const { connections, access, alerts, audit, recent } = tools;

  async function alertOf({ tenantId, alertId }: Asked) {
    if (alertId === undefined) return undefined;
    const found = await alerts.find(tenantId, alertId);
    return found.found === 'one' && found.alert.id === alertId ? found.alert : undefined;
  }

  return {
    async begin(asked, capability) {
      const { tenantId, by, action } = asked;
      const saved = await savedConnections(connections, tenantId);
      if (saved.length === 0) return { state: 'not-connected' };
      const alert = await alertOf(asked);
      const connection = connectionFor(saved, capability, alert?.connectionId);
      await audit.record(tenantId, {
        actor: by,
        action,
        subject: asked.subject.toWellFormed().slice(0, LONGEST_SUBJECT),
        detail: {
          ...(alert !== undefined && { alert: alert.id, alertTitle: alert.title }),
          ...(asked.byQuestion === true && { by: 'question' }),
          ...(connection === undefined ? { missing: capability } : { connection: connection.name }),
        },
      });
      if (connection === undefined)
        return { state: 'lacking', why: await whyLacking(capability, asked, tools) };
      const clients = await access.clientsOf(connection);
      const keyed = <T>(key: string, read: () => Promise<T>) =>
        recent.recall(`${tenantId} ${connection.id} ${key}`, read);
      return { state: 'open', connection, clients, recall: keyed };
    },
  };
}

/** Of those that have the capability the alert's own, else the oldest. */
export function connectionFor(
  saved: readonly Connection[],
  capability: Capability,
  preferredId: string | undefined,
): Connection | undefined {
  const able = saved.filter(({ desired }) => desired.capabilities.includes(capability));
  return able.find(({ id }) => id === preferredId) ?? able[0];
}

async function whyLacking(
  capability: Capability,
  { tenantId }: Asked,
  { licencesOf }: LookUpTools,
): Promise<string> {
  const { title } = capabilityWords(capability);
  // Whether it could be had is an extra; not to know is no reason to fail.
  const licences = await licencesOf(tenantId).catch(() => undefined);
  const unlicensed = licences && whyNotLicensed(capability, licences);
  const words = texts().lookUp.lacking;
  return unlicensed === undefined ? words.switchedOff(title) : words.unlicensed(title, unlicensed);
}
