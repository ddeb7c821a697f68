import type { approvals as english } from '../en/approvals';

export const approvals: typeof english = {};
