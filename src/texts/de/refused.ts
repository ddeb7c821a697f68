import type { refused as english } from '../en/refused';

export const refused: typeof english = {};
