import type { file as english } from '../en/file';

export const file: typeof english = {};
