import { triageKind } from '../triage/triage-kind';

/** Assigns an incident, sets its state, classifies it and comments on it. Source: security-incident-update. */
export const triageIncident = triageKind('incident');
