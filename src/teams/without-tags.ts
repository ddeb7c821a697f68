const LINE_END = /<br\s*\/?>|<\/(?:p|div|li|tr|pre|codeblock|blockquote|h[1-6])>/gi;
const TAG =
  /<\/?(?:p|div|span|br|pre|code|codeblock|blockquote|ul|ol|li|b|i|em|strong|u|font|readonly|attachment|h[1-6])(?:\s[^<>]{0,300})?\/?>/gi;

/** Text of a message that came as HTML, its lines kept. What only looks like a tag, as `a < b` does, stays. */
export function withoutTags(text: string): string {
  return text.replace(LINE_END, '\n').replace(TAG, '');
}
