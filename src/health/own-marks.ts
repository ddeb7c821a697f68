import { X509Certificate } from 'node:crypto';
import type { Config } from '../config/config';

/** By what a credential that the bot was given is known on its application. */
export interface OwnMark {
  clientId: string;
  /** A certificate, base64 DER, as Graph shows it. */
  key?: string | undefined;
  /** The first three characters of a secret. Source: passwordcredential, hint. */
  hint?: string | undefined;
}

const HINT_LENGTH = 3;

/** What the bot signs in with for itself, and what Teams knows it by; a managed identity needs no credential. */
export function ownMarks({ identity, botApp }: Pick<Config, 'identity' | 'botApp'>): OwnMark[] {
  const { clientId, credential } = identity;
  const own: OwnMark[] =
    credential.kind === 'client-secret'
      ? [{ clientId, hint: hintOf(credential.secret) }]
      : credential.kind === 'certificate'
        ? [{ clientId, key: new X509Certificate(credential.pem).raw.toString('base64') }]
        : [];
  return botApp === undefined ? own : [...own, { clientId: botApp.id, hint: hintOf(botApp.password) }];
}

function hintOf(secret: string): string {
  return secret.slice(0, HINT_LENGTH);
}
