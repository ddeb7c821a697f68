import { triageKind } from '../triage/triage-kind';

/** Assigns an alert, sets its state, classifies it and comments on it. Source: security-alert-update. */
export const triageAlert = triageKind('alert');
