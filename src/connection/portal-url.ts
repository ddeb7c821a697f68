import { isAllowedAddress } from '../microsoft/allowed-address';
import { texts } from '../texts/texts';

/** What a person typed as the address of Defender for Cloud Apps: its origin, or what is wrong with it. */
export type PortalUrl = { ok: true; url: string } | { ok: false; problem: string };

/**
 * Normalises the Portal URL of Defender for Cloud Apps: with or without https://, a path, or the /api behind it. A
 * token goes there, so only the hosts that are allowed, and those below them, are taken.
 */
export function readPortalUrl(typed: string, allowedHosts: readonly string[]): PortalUrl {
  const text = typed.trim();
  const address = /^[a-z][a-z0-9+.-]*:\/\//i.test(text) ? text : `https://${text}`;
  const url = URL.canParse(address) ? new URL(address) : undefined;
  const plain = url?.protocol === 'https:' && url.username === '' && url.password === '';
  if (url === undefined || !plain) {
    return { ok: false, problem: texts().setup.identifiers.noHttps };
  }
  if (isAllowedAddress(url, allowedHosts)) return { ok: true, url: url.origin };
  const example = `contoso.eu2.${allowedHosts[0] ?? ''}`;
  return {
    ok: false,
    problem: texts().setup.identifiers.noPortal(url.hostname, example),
  };
}
