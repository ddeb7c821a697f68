import { quarantineKind } from '../quarantine/quarantine-kind';

/** Denies the release of a quarantined mail. Source: release-quarantinemessage, ActionType. */
export const denyMail = quarantineKind('deny');
