import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

export const ROOT = path.join(__dirname, '..', '..');

/** A page of the documentation. */
export interface Page {
  /** From the root, such as docs/queries.md. */
  name: string;
  text: string;
}

export function page(name: string): Page {
  return { name, text: readFileSync(path.join(ROOT, name), 'utf8') };
}

/** Every page that people read. */
export function pages(): Page[] {
  const docs = readdirSync(path.join(ROOT, 'docs')).filter((name) => name.endsWith('.md'));
  return ['README.md', 'CONTRIBUTING.md', 'SECURITY.md', ...docs.map((name) => `docs/${name}`)].map(page);
}

/** Where the links and pictures of a page lead, as they are written. */
export function linksOf({ text }: Page): string[] {
  return [...withoutCode(text).matchAll(/\]\(([^)\s]+)\)/g)].map(([, target = '']) => target);
}

/** What the headings of a page are linked by. Source: GitHub's own anchors, seen in its pages. */
export function anchorsOf({ text }: Page): string[] {
  const headings = withoutBlocks(text).match(/^#{1,6} .+$/gm) ?? [];
  return headings.map((heading) =>
    heading
      .replace(/^#+ /, '')
      .replaceAll(/\[([^\]]*)\]\([^)]*\)/g, '$1')
      .toLowerCase()
      .replaceAll(/[^\p{L}\p{N} _-]/gu, '')
      .replaceAll(' ', '-'),
  );
}

/** The cells of every row of every table, without their marks. */
export function rowsOf({ text }: Page): string[][] {
  const lines = withoutBlocks(text).match(/^\|.*\|$/gm) ?? [];
  return lines
    .filter((line) => !/^[|\s:-]+$/.test(line))
    .map((line) =>
      line
        .slice(1, -1)
        .split('|')
        .map((cell) => cell.replaceAll(/[`*\\]/g, '').trim()),
    );
}

/** The blocks of a language. */
export function blocksOf({ text }: Page, language: string): string[] {
  return [...text.matchAll(/^```(\w*)\n([\s\S]*?)^```$/gm)]
    .filter(([, of]) => of === language)
    .map(([, , block = '']) => block);
}

function withoutBlocks(text: string): string {
  return text.replaceAll(/^```[\s\S]*?^```$/gm, '');
}

function withoutCode(text: string): string {
  return withoutBlocks(text).replaceAll(/`[^`\n]*`/g, '');
}
