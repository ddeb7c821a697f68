import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { transformFile } from '@swc/core';

const ROOT = path.join(__dirname, '..', '..', '..');
/** As deep as the source, so that what it imports of the product is as far away. */
const TARGET = path.join('build', 'bench', 'programs', 'echo-bot.js');

/** Compiles the echo bot against the compiled product; gives the program's path from the root. */
export async function compiledEcho(): Promise<string> {
  const { code } = await transformFile(path.join(__dirname, 'echo-bot.ts'));
  await mkdir(path.dirname(path.join(ROOT, TARGET)), { recursive: true });
  await writeFile(path.join(ROOT, TARGET), code.replaceAll('../../../src/', '../../../dist/'));
  return TARGET;
}
