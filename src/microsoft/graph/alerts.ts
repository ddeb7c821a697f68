import { z } from 'zod/v4';
import type { AlertFeed, AlertPage } from './alert-feed';
import { type GraphAnswer, parseAnswer } from './answer';
import type { Graph } from './client';

const OPERATION = 'list alerts';
const page = z.object({ value: z.array(z.unknown()), '@odata.nextLink': z.string().optional() });

/** Without it Graph answers `unknownFutureValue` for newer members. Source: learn.microsoft.com/graph/best-practices-concept. */
const EVERY_MEMBER = { Prefer: 'include-unknown-enum-members' };

/** Reads alerts through Graph with one connection's identity. */
export function createAlertFeed(graph: Graph): AlertFeed {
  return {
    async page(request) {
      if ('nextLink' in request) return toPage(await graph.follow(OPERATION, request.nextLink, EVERY_MEMBER));
      const bounds = [`lastUpdateDateTime ge ${request.from.toISOString()}`];
      if (request.to !== undefined) bounds.push(`lastUpdateDateTime lt ${request.to.toISOString()}`);
      if (request.severities !== undefined) bounds.push(severityFilter(request.severities));
      const path = `/security/alerts_v2?$filter=${encodeURIComponent(bounds.join(' and '))}&$top=${request.size}`;
      return toPage(await graph.send({ operation: OPERATION, method: 'GET', path, headers: EVERY_MEMBER }));
    },
  };
}

function severityFilter(severities: readonly string[]): string {
  return `(${severities.map((severity) => `severity eq '${severity.replaceAll("'", "''")}'`).join(' or ')})`;
}

function toPage(answer: GraphAnswer): AlertPage {
  const { value, '@odata.nextLink': nextLink } = parseAnswer(OPERATION, answer, page);
  return { items: value, nextLink, servedAt: answer.servedAt, partial: answer.status === 206 };
}
