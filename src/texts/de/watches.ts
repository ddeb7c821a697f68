import type { watches as english } from '../en/watches';

export const watches: typeof english = {};
