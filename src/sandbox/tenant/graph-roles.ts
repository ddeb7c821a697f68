/**
 * Application permissions of Microsoft Graph: value, id, display name. The ids are the same in every tenant.
 * Source: learn.microsoft.com/graph/permissions-reference.
 */
export const graphRoles: readonly (readonly [value: string, id: string, displayName: string])[] = [
  ['Application.Read.All', '9a5d68dd-52b0-4cc2-bd40-abcf44ac3a30', 'Read all applications'],
  ['Application.ReadWrite.All', '1bfefb4e-e0b5-418b-a88f-73c46d2cc8e9', 'Read and write all applications'],
  [
    'Application.ReadWrite.OwnedBy',
    '18a4783c-866b-4cc7-a460-3d5e5662c884',
    'Manage apps that this app creates or owns',
  ],
  [
    'AppRoleAssignment.ReadWrite.All',
    '06b708a9-e830-4db3-a914-8e69da51d44f',
    'Manage app permission grants and app role assignments',
  ],
  ['AuditLog.Read.All', 'b0afded3-3588-46d8-8b3d-9842eff778da', 'Read all audit log data'],
  ['Device.Read.All', '7438b122-aefc-4978-80ed-43db9fcc7715', 'Read all devices'],
  ['Directory.Read.All', '7ab1d382-f21e-4acd-a863-ba3e13f7da61', 'Read directory data'],
  ['Directory.ReadWrite.All', '19dbc75e-c2e2-444c-a770-ec69d8559fc7', 'Read and write directory data'],
  ['Domain.Read.All', 'dbb9058a-0e50-45d7-ae91-66909b5d4664', 'Read domains'],
  ['Group.Read.All', '5b567255-7703-4780-807c-7be8301ae99b', 'Read all groups'],
  ['GroupMember.Read.All', '98830695-27a2-44f7-8c18-0c3ebc9698f6', 'Read all group memberships'],
  ['LicenseAssignment.Read.All', 'e2f98668-2877-4f38-a2f4-8202e0717aa1', 'Read all license assignments.'],
  ['Mail.Read', '810c84a8-4a9e-49e6-bf7d-12d183f40d01', 'Read mail in all mailboxes'],
  ['Organization.Read.All', '498476ce-e0fe-48b0-b801-37ba7e2685c6', 'Read organization information'],
  [
    'RoleManagement.Read.All',
    'c7fbd983-d9aa-4fa7-84b8-17382c103bc4',
    'Read role management data for all RBAC providers',
  ],
  [
    'RoleManagement.Read.Directory',
    '483bed4a-2ad3-4361-a73b-c83ccdbdc53c',
    'Read all directory RBAC settings',
  ],
  [
    'RoleManagement.ReadWrite.Directory',
    '9e3f62cf-ca93-4989-b6ce-bf83c28f9fe8',
    'Read and write all directory RBAC settings',
  ],
  ['SecurityAlert.Read.All', '472e4a4d-bb4a-4026-98d1-0b0d74cb74a5', 'Read all security alerts'],
  [
    'SecurityAlert.ReadWrite.All',
    'ed4fca05-be46-441f-9803-1873825f8fdb',
    'Read and write to all security alerts',
  ],
  ['SecurityIncident.Read.All', '45cc0394-e837-488b-a098-1918f48d186c', 'Read all security incidents'],
  [
    'SecurityIncident.ReadWrite.All',
    '34bf0e97-1971-4929-b999-9e2442d941d7',
    'Read and write to all security incidents',
  ],
  ['ThreatHunting.Read.All', 'dd98c7f5-2d42-42d3-a0e4-633161547251', 'Run hunting queries'],
  [
    'ThreatSubmission.Read.All',
    '86632667-cd15-4845-ad89-48a88e8412e1',
    "Read all of the organization's threat submissions",
  ],
  ['User.Read.All', 'df021288-bdef-4463-88db-98f22de89214', "Read all users' full profiles"],
  ['User.ReadBasic.All', '97235f07-e226-4f63-ace3-39588e11d3a1', "Read all users' basic profiles"],
  [
    'UserAuthenticationMethod.Read.All',
    '38d9df27-64da-44fd-b7c5-a6fbac20248f',
    "Read all users' authentication methods",
  ],
];
