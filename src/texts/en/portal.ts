/**
 * Where things are in the portals, for people who do it themselves.
 * Sources: learn.microsoft.com/entra/identity-platform/quickstart-register-app; …/how-to-add-credentials;
 * …/quickstart-configure-app-access-web-apis; learn.microsoft.com/entra/identity/role-based-access-control/manage-roles-portal;
 * learn.microsoft.com/defender-cloud-apps/api-introduction.
 */
const registrations = 'Entra admin center › App registrations';
const enterprise = 'Entra admin center › Enterprise applications';
const roles = 'Entra admin center › Roles & admins';

export const portal = {
  newRegistration: `In ${registrations}, select New registration. Give it this name:`,
  accounts: 'Leave it to accounts in this organisation only, without a redirect URI, and select Register.',
  copyIds: 'Copy the two ids from its Overview.',
  clientId: 'Application (client) ID',
  tenantId: 'Directory (tenant) ID',
  open: (application: string) => `Open ${registrations} › All applications › ${application}.`,
  apis: {
    graph: 'Microsoft APIs › Microsoft Graph',
    cloudApps: 'APIs my organization uses › Microsoft Cloud App Security',
    endpoint: 'APIs my organization uses › WindowsDefenderATP',
    exchange: 'APIs my organization uses › Office 365 Exchange Online',
  },
  choosePermissions: (api: string) =>
    `API permissions › Add a permission › ${api} › Application permissions. Choose these:`,
  consent: 'Select Grant admin consent: until then they count for nothing.',
  assign: (role: string) => `${roles} › ${role} › Add assignments, and choose the application.`,
  addAssignments: (role: string) => `${roles} › ${role} › Add assignments`,
  pasteCertificate: `Better: ${registrations} › your application › Certificates & secrets › Certificates › Upload certificate. Then paste it here with its private key.`,
  copySecret:
    'Or: Certificates & secrets › Client secrets › New client secret. Copy its Value, which is shown once. A secret can be copied by whoever sees it: prefer the certificate.',
  uploadCertificate: `${registrations} › your application › Certificates & secrets › Upload certificate`,
  newSecret: `${registrations} › your application › Certificates & secrets › New client secret`,
  appearsByItself: `${enterprise}: it appears there once its service has been opened for the first time`,
  createServicePrincipal: `${registrations} › your application › Overview › Create service principal`,
  activate: `${registrations} › your application › Overview › Activate`,
  letSignIn: `${enterprise} › your application › Properties › Enabled for users to sign-in`,
  grantConsent: `${registrations} › your application › API permissions › Grant admin consent`,
  addPermission: `${registrations} › your application › API permissions › Add a permission`,
  takeBack: `If nothing needs it, take it back in ${enterprise} › your application › Permissions.`,
  apiUrl: 'Defender portal › Settings › Cloud Apps › System › About, under API URL',
};
