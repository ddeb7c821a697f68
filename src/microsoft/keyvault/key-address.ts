import { isAllowedAddress } from '../allowed-address';
import { texts } from '../../texts/texts';

/** What a person gave as the address of a key: the address, or what is wrong with it. */
export type KeyAddress = { ok: true; address: string } | { ok: false; problem: string };

/** `/keys/{name}/{version}`. Source: learn.microsoft.com/azure/key-vault/general/about-keys-secrets-certificates. */
const PATH = /^\/keys\/[0-9a-z-]{1,127}\/[0-9a-f]{32}$/i;

/** Whether a text is meant as the address of a key, rather than as the key. */
export function isKeyAddress(text: string): boolean {
  return text.trim().startsWith('https://');
}

/** Reads the address (key identifier) of a key in Key Vault, with its version: the certificate belongs to that one. */
export function readKeyAddress(typed: string, allowedHosts: readonly string[]): KeyAddress {
  const url = URL.canParse(typed.trim()) ? new URL(typed.trim()) : undefined;
  if (url === undefined || !isAllowedAddress(url, allowedHosts)) {
    const host = allowedHosts[0] ?? '';
    return {
      ok: false,
      problem: texts().setup.certificate.noKeyAddress(`https://contoso.${host}/keys/drawbridge/…`),
    };
  }
  if (!PATH.test(url.pathname)) {
    return {
      ok: false,
      problem: texts().setup.certificate.noKeyVersion,
    };
  }
  return { ok: true, address: url.origin + url.pathname };
}
