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
  /** Addresses of our own, opened in the browser. */
  links?: readonly { title: string; url: string }[];
}

const bind = template('notice');

/** A short message: a refusal, an error, a result, and what to do next. */
export function noticeCard({ title, text, tone, buttons = [], links = [] }: NoticeView): Card {
  const data = {
    title: plainText(title),
    text: plainText(text, 1000),
    style: tone ?? 'default',
    buttons: plainButtons(buttons),
    links: links.map((link) => ({ title: plainText(link.title, 40), url: link.url })),
  };
  return { content: bind(data), text: `${data.title}. ${data.text}` };
}
