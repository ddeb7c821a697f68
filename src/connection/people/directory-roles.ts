/** A built-in Entra role. Its template id is the same in every tenant. */
export interface DirectoryRole {
  name: string;
  templateId: string;
}

// Source of the ids: learn.microsoft.com/entra/identity/role-based-access-control/permissions-reference.
const GLOBAL_ADMINISTRATOR = {
  name: 'Global Administrator',
  templateId: '62e90394-69f5-4237-9190-012177145e10',
};

/**
 * Who may set a connection up: the roles that may consent application permissions of Microsoft Graph in Entra itself.
 * Source: learn.microsoft.com/entra/identity/enterprise-apps/grant-admin-consent, Prerequisites.
 */
export const SETUP_ROLES: readonly DirectoryRole[] = [
  GLOBAL_ADMINISTRATOR,
  { name: 'Privileged Role Administrator', templateId: 'e8611ab8-c189-46e8-94e1-60213ab1f814' },
];

const SECURITY_OPERATOR = {
  name: 'Security Operator',
  templateId: '5f2222b1-57c3-48ba-8ad5-d4759f1fde6f',
};
const SECURITY_ADMINISTRATOR = {
  name: 'Security Administrator',
  templateId: '194ae4cb-b126-40b2-bd5b-6091b380977d',
};

/** Who may be let act on alerts: the roles that Defender itself lets do so. Source: security-alert-update, Permissions. */
export const ACTOR_ROLES: readonly DirectoryRole[] = [SECURITY_OPERATOR, SECURITY_ADMINISTRATOR];

/** Who is recommended to read alerts. */
export const READER_ROLES: readonly DirectoryRole[] = [
  { name: 'Security Reader', templateId: '5d6b6bb7-de71-4623-b4af-96380a352509' },
  SECURITY_OPERATOR,
  SECURITY_ADMINISTRATOR,
  { name: 'Global Reader', templateId: 'f2ef992c-3afb-46b9-b7cf-a126ee74c451' },
  GLOBAL_ADMINISTRATOR,
];
