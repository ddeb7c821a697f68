import { z } from 'zod/v4';
import { type GraphAnswer, parseAnswer } from './answer';
import type { Graph } from './client';
import type { RecordFeed, RecordPage } from './record-feed';

const page = z.object({ value: z.array(z.unknown()), '@odata.nextLink': z.string().optional() });

/** Without it Graph answers `unknownFutureValue` for newer members. Source: learn.microsoft.com/graph/best-practices-concept. */
export const EVERY_MEMBER = { Prefer: 'include-unknown-enum-members' };

/** Reads alerts with one connection's identity. Source: security-list-alerts_v2, `$filter`, `$top` and `$skip`. */
export function createAlertFeed(graph: Graph): RecordFeed {
  return feedOf(graph, 'list alerts', '/security/alerts_v2');
}

/**
 * Reads incidents, without their alerts: with `$expand=alerts` large tenants answer 500 for good
 * (github.com/elastic/integrations/issues/18144). Source: security-list-incidents, `$filter`, `$skip` and `$top`, 50 at most.
 */
export function createIncidentFeed(graph: Graph): RecordFeed {
  return feedOf(graph, 'list incidents', '/security/incidents');
}

function feedOf(graph: Graph, operation: string, collection: string): RecordFeed {
  return {
    async page(request) {
      const { attempts } = request;
      if ('nextLink' in request)
        return toPage(operation, await graph.follow(operation, request.nextLink, EVERY_MEMBER, attempts));
      const bounds = [`lastUpdateDateTime ge ${request.from.toISOString()}`];
      if (request.to !== undefined) bounds.push(`lastUpdateDateTime lt ${request.to.toISOString()}`);
      if (request.severities !== undefined) bounds.push(severityFilter(request.severities));
      const filter = encodeURIComponent(bounds.join(' and '));
      const skip = request.skip === undefined ? '' : `&$skip=${request.skip}`;
      const path = `${collection}?$filter=${filter}&$top=${request.size}${skip}`;
      const call = { operation, method: 'GET' as const, path, headers: EVERY_MEMBER, attempts };
      return toPage(operation, await graph.send(call));
    },
  };
}

function severityFilter(severities: readonly string[]): string {
  return `(${severities.map((severity) => `severity eq '${severity.replaceAll("'", "''")}'`).join(' or ')})`;
}

function toPage(operation: string, answer: GraphAnswer): RecordPage {
  const { value, '@odata.nextLink': nextLink } = parseAnswer(operation, answer, page);
  return { items: value, nextLink, servedAt: answer.servedAt, partial: answer.status === 206 };
}
