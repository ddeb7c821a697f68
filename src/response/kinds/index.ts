import type { AnyKind } from '../kind';

/** Every kind of action. */
export const responseKinds: readonly AnyKind[] = [];
