const LONGEST = 300;

/** Controls, direction marks and other invisible characters that can make a text read as another; lone surrogates. */
const HIDDEN = /[\p{Cc}\p{Cf}\p{Cs}\p{Co}]/gu;
/** Marks piled on one letter until they cover the lines around it. */
const PILED = /(\p{M}{4})\p{M}+/gu;
/**
 * The first character of what Teams or the templating engine would act on: dates to be localised, template
 * expressions, mentions. It looks ahead, so that of three braces no two stay together.
 */
const LIVE = /[{$](?=\{)|<(?=\/?at\b)/giu;
/** So many times what is shown is looked at, and no more: texts from outside can be megabytes long. */
const ENOUGH = 20;
/** Seen by nobody, and enough to keep two characters from being read together. */
export const WORD_JOINER = '\u2060';

/**
 * Makes text from outside harmless to show: no control or direction marks, nothing that is acted on, no more than
 * `longest` characters. It still belongs into a TextRun, since Markdown is not touched.
 */
export function plainText(text: string, longest = LONGEST): string {
  const visible = text
    .slice(0, longest * ENOUGH)
    .replace(/\s+/gu, ' ')
    .replace(HIDDEN, '')
    .replace(PILED, '$1')
    .trim();
  return shortened(visible.replace(LIVE, `$&${WORD_JOINER}`), longest);
}

/** The same for texts of several lines, such as the story of an alert. */
export function plainParagraphs(text: string, longest: number): string {
  const lines = text
    .slice(0, longest * ENOUGH)
    .split(/\r?\n/)
    .map((line) => plainText(line, longest));
  return shortened(lines.filter((line) => line !== '').join('\n'), longest);
}

function shortened(text: string, longest: number): string {
  const letters = Array.from(text);
  return letters.length <= longest ? text : `${letters.slice(0, longest - 1).join('')}…`;
}
