import type { triage as english } from '../en/triage';

export const triage: typeof english = {};
