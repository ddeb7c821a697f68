import { ok } from '../../http/answer';
import { directoryAudits } from '../../tenant/directory-audits';
import type { Route } from '../call';
import { badQuery } from '../failure';
import { compileFilter } from '../filter';
import { page } from '../page';
import { DIRECTORY_READERS } from '../permission-sets';

const filterRules = {
  type: 'microsoft.graph.directoryAudit',
  properties: {
    id: 'string',
    activityDateTime: 'instant',
    activityDisplayName: 'string',
    correlationId: 'string',
    loggedByService: 'string',
    'initiatedBy/user/id': 'string',
    'initiatedBy/user/displayName': 'string',
    'initiatedBy/user/userPrincipalName': 'string',
    'initiatedBy/app/displayName': 'string',
    'targetResources/id': 'string',
    'targetResources/displayName': 'string',
  },
  functions: ['startswith'],
} as const;

/** Source: directoryaudit-list (AuditLog.Read.All and Directory.Read.All). */
export const directoryAuditRoutes: readonly Route[] = [
  {
    method: 'GET',
    path: '/auditLogs/directoryAudits',
    permissions: ['AuditLog.Read.All'],
    alsoNeeds: DIRECTORY_READERS,
    query: ['$filter', '$top', '$orderby', '$skiptoken'],
    handle(call) {
      const filter = call.query('$filter');
      const passes = filter === undefined ? () => true : compileFilter(filter, filterRules);
      const order = call.query('$orderby') ?? 'activityDateTime desc';
      if (!/^activityDateTime( (asc|desc))?$/.test(order))
        throw badQuery(`Sorting by '${order}' is not supported.`);
      const found = directoryAudits(call.world).filter(passes);
      const ordered = order.endsWith('desc') ? found : found.reverse();
      return ok(page(call, ordered, { context: 'auditLogs/directoryAudits', standard: 100, largest: 999 }));
    },
  },
];
