import { type Button, plainButtons } from './buttons';
import { type Card, template } from './card';
import { plainText } from './plain-text';

export type { Button } from './buttons';

interface NoticeView {
  title: string;
  /** May hold text from outside. */
  text: string;
  tone?: 'good' | 'warning' | 'attention';
  buttons?: readonly Button[];
}

const bind = template('notice');

/** A short message: a refusal, an error, a result, and what to do next. */
export function noticeCard({ title, text, tone, buttons = [] }: NoticeView): Card {
  const data = {
    title: plainText(title),
    text: plainText(text, 1000),
    style: tone ?? 'default',
    buttons: plainButtons(buttons),
  };
  return { content: bind(data), text: `${data.title}. ${data.text}` };
}
