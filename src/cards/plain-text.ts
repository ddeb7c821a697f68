const LONGEST = 300;

/** Controls, bidirectional overrides, and invisible marks that can make a text read as another. */
const HIDDEN = /[\p{Cc}\u200B-\u200F\u202A-\u202E\u2060-\u2069\uFEFF]/gu;
/** What Teams or the templating engine would act on: dates to be localised, mentions, template expressions. */
const LIVE = /\{\{|\$\{|<\/?at\b/giu;

/**
 * Makes text from outside harmless to show: no control or direction marks, nothing that is acted on, no more than
 * `longest` characters. It still belongs into a TextRun, since Markdown is not touched.
 */
export function plainText(text: string, longest = LONGEST): string {
  const visible = text.replace(/\s+/gu, ' ').replace(HIDDEN, '').trim();
  const harmless = visible.replace(LIVE, (found) => `${found.slice(0, 1)}\u2060${found.slice(1)}`);
  const letters = [...harmless];
  return letters.length <= longest ? harmless : `${letters.slice(0, longest - 1).join('')}…`;
}

/** The same for texts of several lines, such as the story of an alert. */
export function plainParagraphs(text: string, longest: number): string {
  const lines = text.split(/\r?\n/).map((line) => plainText(line, longest));
  return [...lines.filter((line) => line !== '').join('\n')].slice(0, longest).join('');
}
