import path from 'node:path';
import { compileFile } from '../../support/compile';

const ROOT = path.join(__dirname, '..', '..', '..');
/** As deep as the source, so that what it imports of the product is as far away. */
const TARGET = path.join('build', 'bench', 'programs', 'echo-bot.js');

/** Compiles the echo bot against the compiled product; gives the program's path from the root. */
export async function compiledEcho(): Promise<string> {
  await compileFile(path.join(__dirname, 'echo-bot.ts'), path.join(ROOT, TARGET), (code) =>
    code.replaceAll('../../../src/', '../../../dist/'),
  );
  return TARGET;
}
