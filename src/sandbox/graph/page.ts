import type { GraphCall } from './call';
import { badQuery } from './failure';

interface PageRules {
  /** Where the collection lies in the metadata, such as `users`. */
  context: string;
  standard: number;
  largest: number;
}

/** One page of a collection that does not change much: `$top`, `$skip` where the route allows it, `$count`, nextLink. */
export function page(
  call: GraphCall,
  items: readonly unknown[],
  { context, standard, largest }: PageRules,
): Record<string, unknown> {
  const size = wholeNumber(call, '$top', { least: 1, largest }) ?? standard;
  const token = call.query('$skiptoken');
  const start = token === undefined ? (wholeNumber(call, '$skip', { least: 0 }) ?? 0) : openToken(token);
  const end = start + size;
  return {
    '@odata.context': contextOf(call, context),
    ...(call.query('$count') === 'true' && { '@odata.count': items.length }),
    ...(end < items.length && { '@odata.nextLink': linkWith(call, sealToken(end)) }),
    value: items.slice(start, end),
  };
}

export function contextOf({ world }: GraphCall, context: string): string {
  return `${world.origin}/v1.0/$metadata#${context}`;
}

/** The same request for the page that begins at `skipToken`. */
export function linkWith({ incoming }: GraphCall, skipToken: string): string {
  const link = new URL(incoming.url);
  link.searchParams.delete('$skip');
  link.searchParams.set('$skiptoken', skipToken);
  return link.href.replaceAll('%24', '$');
}

/** A whole number among the query parameters. @throws GraphRefusal */
export function wholeNumber(
  call: GraphCall,
  name: string,
  bounds: { least: number; largest?: number },
): number | undefined {
  const text = call.query(name);
  if (text === undefined) return undefined;
  const number = /^\d+$/.test(text) ? Number(text) : NaN;
  if (!(number >= bounds.least))
    throw badQuery(
      `Invalid value '${text}' for ${name} query option found. The ${name} query option requires a non-negative integer value.`,
    );
  if (bounds.largest !== undefined && number > bounds.largest) {
    throw badQuery(
      `Invalid page size specified: '${text}'. Must be between 1 and ${bounds.largest} inclusive.`,
    );
  }
  return number;
}

function sealToken(position: number): string {
  return Buffer.from(`p${position}`).toString('base64url');
}

function openToken(token: string): number {
  const position = /^p(\d+)$/.exec(Buffer.from(token, 'base64url').toString())?.[1];
  if (position === undefined) throw badQuery('The specified $skiptoken is invalid.');
  return Number(position);
}
