import type { Connection } from '../connection/connection-store';
import type { Fix } from './fix';

/** What gives a connection a credential: `otherwise`, unless people make it themselves, who then give it anew. */
export function credentialFix({ desired: { mode, credential } }: Connection, otherwise: Fix): Fix {
  if (mode === 'manual') return { by: 'settings', step: 'given-credential' };
  if (credential.kind === 'own-certificate') return { by: 'settings', step: 'certificate' };
  return otherwise;
}
