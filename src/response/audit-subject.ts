import { speaking } from '../texts/texts';
import type { AnyKind } from './kind';
import type { ResponseAction } from './response-action';

/** What an action is called in the audit, which is in English whatever its cards speak. */
export function auditSubject(
  { kind, order, sentence }: Pick<ResponseAction, 'kind' | 'order' | 'sentence'>,
  kinds: readonly AnyKind[],
): string {
  const known = kinds.find((one) => one.kind === kind);
  return speaking('en', () => known?.read(order))?.sentence ?? sentence;
}
