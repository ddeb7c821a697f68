import { presentApplication } from '../graph/applications/present';
import { presentPrincipal } from '../graph/service-principals/present';
import type { World } from '../world';

/** GET /_sandbox/state: the truth, whatever has propagated, without secrets and keys. */
export function showState({ tenant, log, alerts, incidents, liveResponse }: World): Record<string, unknown> {
  return {
    tenantId: tenant.tenantId,
    applications: tenant.applications.map((application) => presentApplication(application)),
    servicePrincipals: tenant.servicePrincipals.map(presentPrincipal),
    appRoleAssignments: tenant.appRoleAssignments,
    directoryRoleAssignments: tenant.roleAssignments,
    deletedApplications: tenant.deletedApplications.map((application) => presentApplication(application)),
    deletedServicePrincipals: tenant.deletedServicePrincipals.map(presentPrincipal),
    counts: { alerts: alerts.newestFirst().length, incidents: incidents.newestFirst().length },
    sessions: liveResponse.sessions.map(({ comment }) => comment),
    requests: log.all(),
  };
}
