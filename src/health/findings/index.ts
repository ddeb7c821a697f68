import type { Finder } from '../facts';
import { applicationDisabled } from './application-disabled';
import { applicationMissing } from './application-missing';
import { credentialExpiring } from './credential-expiring';
import { credentialMissing } from './credential-missing';
import { credentialUnknown } from './credential-unknown';
import { directoryRoleMissing } from './directory-role-missing';
import { disabledByMicrosoft } from './disabled-by-microsoft';
import { ingestionLate } from './ingestion-late';
import { ingestionPassedOver } from './ingestion-passed-over';
import { licenceGone } from './licence-gone';
import { lookUpFailed } from './look-up-failed';
import { ownCredentialExpiring } from './own-credential-expiring';
import { permissionExcess } from './permission-excess';
import { permissionMissing } from './permission-missing';
import { permissionRevoked } from './permission-revoked';
import { permissionUnconsented } from './permission-unconsented';
import { probeFailing } from './probe-failing';
import { recordsPutAside } from './records-put-aside';
import { servicePrincipalDisabled } from './service-principal-disabled';
import { servicePrincipalMissing } from './service-principal-missing';

/** Every kind of finding, by its name. */
export const finders: Readonly<Record<string, Finder>> = {
  'application-missing': applicationMissing,
  'service-principal-missing': servicePrincipalMissing,
  'service-principal-disabled': servicePrincipalDisabled,
  'application-disabled': applicationDisabled,
  'disabled-by-microsoft': disabledByMicrosoft,
  'permission-revoked': permissionRevoked,
  'permission-missing': permissionMissing,
  'permission-unconsented': permissionUnconsented,
  'permission-excess': permissionExcess,
  'credential-missing': credentialMissing,
  'credential-expiring': credentialExpiring,
  'credential-unknown': credentialUnknown,
  'directory-role-missing': directoryRoleMissing,
  'probe-failing': probeFailing,
  'ingestion-late': ingestionLate,
  'ingestion-passed-over': ingestionPassedOver,
  'records-put-aside': recordsPutAside,
  'licence-gone': licenceGone,
  'own-credential-expiring': ownCredentialExpiring,
  'look-up-failed': lookUpFailed,
};
