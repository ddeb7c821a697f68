import { textAt } from './evidence/text-at';
import { dateOf } from './raw-alert';

/** What somebody wrote about an alert or an incident. */
export interface Comment {
  text: string;
  by: string | undefined;
  at: Date | undefined;
}

const MOST_COMMENTS = 100;

/** Reads comments; what has no text is none. Source: microsoft.graph.security.alertComment in the Graph metadata. */
export function readComments(list: readonly unknown[] | null | undefined): Comment[] {
  return (list ?? []).slice(0, MOST_COMMENTS).flatMap((item) => {
    const text = textAt(item, 'comment');
    if (text === undefined) return [];
    return [{ text, by: textAt(item, 'createdByDisplayName'), at: dateOf(textAt(item, 'createdDateTime')) }];
  });
}
