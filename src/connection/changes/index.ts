import type { ChangeKind } from '../change';
import { addCertificate } from './add-certificate';
import { addOwnCertificate } from './add-own-certificate';
import { addSecret } from './add-secret';
import { assignDirectoryRole, removeDirectoryRole } from './assign-directory-role';
import { createApplication } from './create-application';
import { createResource } from './create-resource';
import { createServicePrincipal } from './create-service-principal';
import { deleteApplication, purgeApplication } from './delete-application';
import { enableApplication } from './enable-application';
import { enableServicePrincipal } from './enable-service-principal';
import { grantPermission } from './grant-permission';
import { removeCertificate, removeSecret } from './remove-credential';
import { requestPermissions } from './request-permissions';
import { revokePermission } from './revoke-permission';

/** Every kind of change, in the order in which they are made. */
export const changeKinds: readonly ChangeKind[] = [
  createApplication,
  createServicePrincipal,
  enableApplication,
  enableServicePrincipal,
  createResource,
  addCertificate,
  addOwnCertificate,
  addSecret,
  requestPermissions,
  grantPermission,
  assignDirectoryRole,
  removeDirectoryRole,
  revokePermission,
  removeCertificate,
  removeSecret,
  deleteApplication,
  purgeApplication,
];
