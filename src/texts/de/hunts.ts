import type { hunts as english } from '../en/hunts';

export const hunts: typeof english = {};
