import type { AnyKind } from '../kind';
import { fetchFile } from './fetch-file';
import { denyMail } from './deny-mail';
import { releaseMail } from './release-mail';
import { triageAlert } from './triage-alert';
import { triageIncident } from './triage-incident';

/** Every kind of action. */
export const responseKinds: readonly AnyKind[] = [
  triageAlert,
  triageIncident,
  releaseMail,
  denyMail,
  fetchFile,
];
