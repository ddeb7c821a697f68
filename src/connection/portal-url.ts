import { isAllowedAddress } from '../microsoft/allowed-address';

/** What a person typed as the address of Defender for Cloud Apps: its origin, or what is wrong with it. */
export type PortalUrl = { ok: true; url: string } | { ok: false; problem: string };

/** Where an administrator finds it. Source: learn.microsoft.com/defender-cloud-apps/api-introduction. */
export const WHERE_TO_FIND = 'Defender portal › Settings › Cloud Apps › System › About, under API URL';

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
    return { ok: false, problem: 'That is no https address.' };
  }
  if (isAllowedAddress(url, allowedHosts)) return { ok: true, url: url.origin };
  const example = `contoso.eu2.${allowedHosts[0] ?? ''}`;
  return {
    ok: false,
    problem: `${url.hostname} is not an address of Defender for Cloud Apps, such as ${example}.`,
  };
}
