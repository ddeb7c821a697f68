import { portalUrl } from './portal-link';

/** What a page of the Defender portal is about. */
export interface PortalPlace {
  type: 'alert' | 'incident';
  id: string;
}

/**
 * The pages that are known: `/alerts/{id}`, `/incidents/{number}` and `/incident2/{number}`, perhaps with a tab after it.
 * Source: learn.microsoft.com/graph/api/resources/security-alert, alertWebUrl and incidentWebUrl; the newer form of an
 * incident is what Graph answers with today.
 */
const PAGES: readonly [type: PortalPlace['type'], path: RegExp][] = [
  ['alert', /^\/alerts\/([\w.~%-]{1,500})(?:\/[a-z]{1,30})?\/?$/],
  ['incident', /^\/incident(?:s|2)\/(\d{1,20})(?:\/[a-z]{1,30})?\/?$/],
];

/** The alert or incident of this tenant that a link leads to; undefined for every other page, host or tenant. */
export function portalPlace(link: string, tenantId: string): PortalPlace | undefined {
  const url = portalUrl(link);
  if (url === undefined) return undefined;
  const tenants = url.searchParams.getAll('tid');
  if (tenants.some((named) => named.toLowerCase() !== tenantId.toLowerCase())) return undefined;
  for (const [type, path] of PAGES) {
    const id = decoded(path.exec(url.pathname)?.[1]);
    if (id !== undefined) return { type, id };
  }
  return undefined;
}

function decoded(segment: string | undefined): string | undefined {
  try {
    return segment && decodeURIComponent(segment);
  } catch {
    return undefined;
  }
}
