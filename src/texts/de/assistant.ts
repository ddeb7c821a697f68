import type { assistant as english } from '../en/assistant';

export const assistant: typeof english = {};
