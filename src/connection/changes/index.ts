import type { ChangeKind } from '../change';
import { addCertificate } from './add-certificate';
import { addSecret } from './add-secret';
import { createApplication } from './create-application';
import { createServicePrincipal } from './create-service-principal';
import { grantPermission } from './grant-permission';
import { requestPermissions } from './request-permissions';

/** Every kind of change, in the order in which they are made. */
export const changeKinds: readonly ChangeKind[] = [
  createApplication,
  createServicePrincipal,
  addCertificate,
  addSecret,
  requestPermissions,
  grantPermission,
];
