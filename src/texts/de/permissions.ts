import type { permissions as english } from '../en/permissions';

export const permissions: typeof english = {};
