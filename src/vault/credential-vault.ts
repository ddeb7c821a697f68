import { randomUUID } from 'node:crypto';
import { and, asc, eq } from 'drizzle-orm';
import type { Clock } from '../clock';
import type { ClientCredential } from '../microsoft/entra/credential';
import { isKeyAddress } from '../microsoft/keyvault/key-address';
import type { Database } from '../store/database';
import { credentials } from '../store/schema/credentials';
import type { Sealer } from './seal';

/** A credential in the vault, without its secret part. */
export interface HeldCredential {
  id: string;
  kind: 'certificate' | 'client-secret';
  /** Certificates: SHA-1 thumbprint, upper-case hex. Secrets: Entra's keyId. */
  fingerprint: string;
  /** Certificates: the public part, PEM. */
  certificate: string | undefined;
  notBefore: Date;
  notAfter: Date;
  /** When it came into the vault. */
  createdAt: Date;
}

/** `secret`: the secret, the certificate's private key in PEM, or that key's address in Key Vault. */
export type NewCredential = Omit<HeldCredential, 'id' | 'createdAt'> & { secret: string };

export interface CredentialVault {
  /** Seals and stores a credential; it is on disk when this resolves. */
  keep(tenantId: string, connectionId: string, credential: NewCredential): Promise<HeldCredential>;
  /** What is held for a connection, oldest first. */
  list(tenantId: string, connectionId: string): Promise<HeldCredential[]>;
  /** Forgets one for good. */
  drop(tenantId: string, credentialId: string): Promise<void>;
  /** Opens one. @throws SealBroken with another master key; Error when it is not there */
  open(tenantId: string, credentialId: string): Promise<ClientCredential>;
}

/** The vault over the database: what it stores is useless without the master key. */
export function createCredentialVault(database: Database, sealer: Sealer, clock: Clock): CredentialVault {
  return {
    async keep(tenantId, connectionId, { secret, certificate, ...rest }) {
      const id = randomUUID();
      const createdAt = clock();
      const sealed = sealer.seal(secret, place(tenantId, id));
      const row = {
        id,
        tenantId,
        connectionId,
        ...rest,
        certificate: certificate ?? null,
        sealed,
        createdAt,
      };
      await database.inTenant(tenantId, (tx) => tx.insert(credentials).values(row));
      return { id, certificate, createdAt, ...rest };
    },
    async list(tenantId, connectionId) {
      const mine = and(eq(credentials.tenantId, tenantId), eq(credentials.connectionId, connectionId));
      const rows = await database.inTenant(tenantId, (tx) =>
        tx.select().from(credentials).where(mine).orderBy(asc(credentials.createdAt)),
      );
      return rows.map(({ id, kind, fingerprint, certificate, notBefore, notAfter, createdAt }) => ({
        id,
        kind,
        fingerprint,
        certificate: certificate ?? undefined,
        notBefore,
        notAfter,
        createdAt,
      }));
    },
    async drop(tenantId, credentialId) {
      const mine = and(eq(credentials.tenantId, tenantId), eq(credentials.id, credentialId));
      await database.inTenant(tenantId, (tx) => tx.delete(credentials).where(mine));
    },
    async open(tenantId, credentialId) {
      const mine = and(eq(credentials.tenantId, tenantId), eq(credentials.id, credentialId));
      const [row] = await database.inTenant(tenantId, (tx) => tx.select().from(credentials).where(mine));
      if (row === undefined) throw new Error('The vault does not hold this credential.');
      const secret = sealer.open(row.sealed, place(tenantId, row.id));
      return clientCredential({ kind: row.kind, certificate: row.certificate ?? undefined, secret });
    },
  };
}

/** A credential as it is signed in with. */
export function clientCredential({
  kind,
  certificate = '',
  secret,
}: Pick<NewCredential, 'kind' | 'certificate' | 'secret'>): ClientCredential {
  if (kind === 'client-secret') return { kind, secret };
  return isKeyAddress(secret)
    ? { kind: 'vault-certificate', certificate, keyAddress: secret }
    : { kind, certificate, privateKey: secret };
}

function place(tenantId: string, id: string): string {
  return `${tenantId}/${id}`;
}
