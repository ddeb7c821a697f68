import { applicationCredentialRoutes } from './applications/credential-routes';
import { applicationRoutes } from './applications/routes';
import { deletedItemRoutes } from './applications/deleted-item-routes';
import type { Route } from './call';
import { directoryRoleRoutes } from './directory/directory-role-routes';
import { groupRoutes } from './directory/group-routes';
import { organizationRoutes } from './directory/organization-routes';
import { roleAssignmentRoutes } from './directory/role-assignment-routes';
import { directoryAuditRoutes } from './directory/directory-audit-routes';
import { roleEligibilityRoutes } from './directory/role-eligibility-routes';
import { registrationRoutes } from './directory/registration-routes';
import { signInRoutes } from './directory/sign-in-routes';
import { userRoutes } from './directory/user-routes';
import { alertRoutes } from './security/alert-routes';
import { huntingRoutes } from './security/hunting-routes';
import { threatSubmissionRoutes } from './security/threat-submission-routes';
import { incidentRoutes } from './security/incident-routes';
import { messageRoutes } from './mail/message-routes';
import { grantRoutes } from './service-principals/grant-routes';
import { servicePrincipalRoutes } from './service-principals/routes';

/** Everything the sandbox's Graph answers. */
export const routes: readonly Route[] = [
  ...applicationRoutes,
  ...applicationCredentialRoutes,
  ...deletedItemRoutes,
  ...servicePrincipalRoutes,
  ...grantRoutes,
  ...organizationRoutes,
  ...userRoutes,
  ...groupRoutes,
  ...directoryRoleRoutes,
  ...roleAssignmentRoutes,
  ...roleEligibilityRoutes,
  ...signInRoutes,
  ...directoryAuditRoutes,
  ...alertRoutes,
  ...incidentRoutes,
  ...huntingRoutes,
  ...threatSubmissionRoutes,
  ...registrationRoutes,
  ...messageRoutes,
];
