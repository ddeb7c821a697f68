/** The Defender portal of the public and the government clouds. Source: learn.microsoft.com/defender-xdr/usgov. */
export const PORTALS: readonly string[] = ['security.microsoft.com', 'security.microsoft.us'];

/** A link into the Defender portal; undefined when it leads elsewhere. */
export function portalLink(value: string | null | undefined): string | undefined {
  return portalUrl(value)?.toString();
}

/** The same, taken apart. Nothing is fetched from it. */
export function portalUrl(value: string | null | undefined): URL | undefined {
  if (typeof value !== 'string' || !URL.canParse(value)) return undefined;
  const url = new URL(value);
  const ours = url.protocol === 'https:' && PORTALS.includes(url.host);
  return ours && url.username === '' && url.password === '' ? url : undefined;
}
