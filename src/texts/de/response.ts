import type { response as english } from '../en/response';

export const response: typeof english = {};
