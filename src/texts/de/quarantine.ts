import type { quarantine as english } from '../en/quarantine';

export const quarantine: typeof english = {};
