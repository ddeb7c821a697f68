import { createPrivateKey, X509Certificate } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { ConfigurationProblem, type Environment } from './environment';

/** What the bot proves itself to Entra by. */
export type OwnCredential =
  | { kind: 'client-secret'; secret: string }
  /** A PEM file with the certificate and its private key, and what it held at start. */
  | { kind: 'certificate'; path: string; pem: string }
  /** A user-assigned managed identity that the bot's application trusts. */
  | { kind: 'federated'; managedIdentityId: string }
  /** The managed identity is the bot itself, with no application: nobody can sign in to it. Undefined: system-assigned. */
  | { kind: 'managed-identity'; managedIdentityId: string | undefined };

/** The bot's own identity, in every tenant it serves. */
export interface OwnIdentity {
  clientId: string;
  credential: OwnCredential;
}

const CREDENTIALS = [
  'AZURE_CLIENT_SECRET',
  'AZURE_CLIENT_CERTIFICATE_PATH',
  'AZURE_MANAGED_IDENTITY',
] as const;

/**
 * The bot's own identity from the environment. The first two names are those of EnvironmentCredential in
 * `@azure/identity`.
 *
 * @throws ConfigurationProblem unless exactly one credential is set and it can be used
 */
export function readOwnIdentity(environment: Environment): OwnIdentity {
  const given = CREDENTIALS.filter((name) => environment[name] !== undefined);
  if (given.length > 1) {
    const names = `${given.slice(0, -1).join(', ')} and ${given.at(-1) ?? ''}`;
    throw new ConfigurationProblem(`${names} are set together: keep the one that the bot is to use.`);
  }
  const { AZURE_CLIENT_ID: clientId } = environment;
  const { AZURE_CLIENT_SECRET: secret, AZURE_CLIENT_CERTIFICATE_PATH: path } = environment;
  if (secret !== undefined) return { clientId, credential: { kind: 'client-secret', secret } };
  if (path !== undefined) return { clientId, credential: readCertificate(path) };
  return { clientId, credential: managedIdentity(environment) };
}

/**
 * A managed identity of another client id than the application's is one that the application trusts.
 * Source: learn.microsoft.com/entra/workload-id/workload-identity-federation-config-app-trust-managed-identity, which
 * says too that a system-assigned one cannot be.
 */
function managedIdentity(environment: Environment): OwnCredential {
  const { AZURE_MANAGED_IDENTITY: named, AZURE_CLIENT_ID } = environment;
  if (named === undefined) {
    throw new ConfigurationProblem(
      'AZURE_CLIENT_SECRET is not set, nor is AZURE_CLIENT_CERTIFICATE_PATH or AZURE_MANAGED_IDENTITY: set one of them.',
    );
  }
  if (named !== 'system' && named !== AZURE_CLIENT_ID) return { kind: 'federated', managedIdentityId: named };
  requireNoApplicationNeeded(environment);
  return { kind: 'managed-identity', managedIdentityId: named === 'system' ? undefined : named };
}

/** Without an application nobody can sign in to the bot, and it is known in its own tenant alone. */
function requireNoApplicationNeeded({ AUTHORITY, ALLOWED_TENANTS, AZURE_TENANT_ID }: Environment): void {
  const mend = 'set AZURE_CLIENT_ID to an application that trusts the user-assigned managed identity';
  if (AUTHORITY === 'delegated') {
    throw new ConfigurationProblem(
      `AUTHORITY=delegated needs an application that people can sign in to: ${mend}, or AUTHORITY to unattended.`,
    );
  }
  const tenants = ALLOWED_TENANTS ?? [AZURE_TENANT_ID];
  if (tenants === '*' || tenants.some((tenant) => tenant !== AZURE_TENANT_ID)) {
    throw new ConfigurationProblem(
      `ALLOWED_TENANTS names other tenants, where a managed identity by itself is not known: ${mend}, or leave ALLOWED_TENANTS out.`,
    );
  }
}

function readCertificate(path: string): OwnCredential {
  const pem = readFile(path);
  if (!pem.includes('-----BEGIN CERTIFICATE-----')) throw unusable('it holds no certificate');
  if (/-----BEGIN ENCRYPTED PRIVATE KEY-----|Proc-Type: 4,ENCRYPTED/.test(pem))
    throw unusable('its private key is encrypted; keep it unencrypted, readable by the bot alone');
  if (!/-----BEGIN (RSA )?PRIVATE KEY-----/.test(pem)) throw unusable('it holds no private key');
  if (!keysMatch(pem)) throw unusable('its certificate and its private key do not belong together');
  return { kind: 'certificate', path, pem };
}

function readFile(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    throw unusable(`it cannot be read (${(error as NodeJS.ErrnoException).code ?? 'unknown error'})`);
  }
}

function keysMatch(pem: string): boolean {
  try {
    return new X509Certificate(pem).checkPrivateKey(createPrivateKey(pem));
  } catch {
    return false;
  }
}

function unusable(why: string): ConfigurationProblem {
  return new ConfigurationProblem(
    `The file of AZURE_CLIENT_CERTIFICATE_PATH cannot be used, since ${why}: name a PEM file with the certificate and its private key.`,
  );
}
