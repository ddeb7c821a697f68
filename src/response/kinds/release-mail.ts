import { quarantineKind } from '../quarantine/quarantine-kind';

/** Releases a quarantined mail to all its recipients. Source: release-quarantinemessage, ReleaseToAll. */
export const releaseMail = quarantineKind('release');
