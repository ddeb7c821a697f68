import type { AnyKind } from '../kind';
import { fetchFile } from './fetch-file';
import { triageAlert } from './triage-alert';
import { triageIncident } from './triage-incident';

/** Every kind of action. */
export const responseKinds: readonly AnyKind[] = [triageAlert, triageIncident, fetchFile];
