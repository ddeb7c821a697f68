import type { credentials as english } from '../en/credentials';

export const credentials: typeof english = {};
