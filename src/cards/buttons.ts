import { plainText } from './plain-text';

export interface Button {
  title: string;
  verb: string;
  /** Opaque: ids and queries, nothing that is believed. */
  data: Record<string, unknown>;
}

/** Titles may hold text from outside, such as a name or a query. What a button carries stays as it is. */
export function plainButtons(buttons: readonly Button[]): Button[] {
  return buttons.map((button) => ({ ...button, title: plainText(button.title, 40) }));
}
