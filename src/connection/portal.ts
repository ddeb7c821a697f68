/**
 * Where things are in the portals, for people who do it themselves.
 * Sources: learn.microsoft.com/entra/identity-platform/quickstart-register-app; …/how-to-add-credentials;
 * …/quickstart-configure-app-access-web-apis; learn.microsoft.com/entra/identity/role-based-access-control/manage-roles-portal.
 */
export const PORTAL = {
  registrations: 'Entra admin center › App registrations',
  enterprise: 'Entra admin center › Enterprise applications',
  roles: 'Entra admin center › Roles & admins',
} as const;
