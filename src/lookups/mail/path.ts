import { withoutComments } from './authentication';

interface Header {
  name?: string | null | undefined;
  value?: string | null | undefined;
}

const MOST_HOPS = 30;
const LONGEST_HEADER = 2_000;
const HOST = /[a-z0-9_.:[\]-]{1,255}/i;

/**
 * The hosts that a mail came through, the first one first; those below the organisation's own servers are what the sender
 * claims. Source: RFC 5321 section 4.4 (each server adds its Received at the top).
 */
export function pathOf(headers: readonly Header[]): string[] {
  const hosts = headers
    .filter(({ name }) => name?.trim().toLowerCase() === 'received')
    .slice(0, MOST_HOPS)
    .reverse()
    .flatMap(({ value }) => {
      const words = withoutComments((value ?? '').slice(0, LONGEST_HEADER)).split(/\s+/);
      const host = words[words.findIndex((word) => word.toLowerCase() === 'from') + 1];
      return words[0]?.toLowerCase() === 'from' ? (HOST.exec(host ?? '')?.[0] ?? []) : [];
    });
  return [...new Set(hosts)];
}
