import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { ROWS, type Row } from './rows';
import type { Score } from './score';
import { boardOf } from './board';

const ROOT = path.join(__dirname, '..', '..');
/** What tests that also run smaller are told, so that they run whole. */
const WHOLE = { CRASH_STEP: '1', ALERTS: '10000' };

/** Measures the rows of these numbers, or all, and prints each with its figures. Ends with 1 when one does not hold. */
function main(wanted: readonly number[]): void {
  const rows = wanted.length === 0 ? ROWS : ROWS.filter(({ number }) => wanted.includes(number));
  const folder = mkdtempSync(path.join(tmpdir(), 'drawbridge-scoreboard-'));
  const file = path.join(folder, 'scores');
  writeFileSync(file, '');
  const sources = [...new Set(rows.map(({ from }) => from))];
  const environment = { ...process.env, ...WHOLE, SCOREBOARD: file };
  const tests = sources.filter((from) => from.endsWith('.test.ts'));
  if (tests.length > 0) run('jest', ['--config', 'jest.scoreboard.config.js', ...tests], environment);
  for (const program of sources.filter((from) => !from.endsWith('.test.ts')))
    run('node', ['--import', 'tsx', program], environment);
  const board = boardOf(rows, scoresIn(file));
  rmSync(folder, { recursive: true });
  process.stdout.write(`\n${board.text}\n`);
  process.exitCode = board.holds ? 0 : 1;
}

/** What fails shows in the figures, or in that they are missing. */
function run(command: string, options: readonly string[], env: NodeJS.ProcessEnv): void {
  const binary = command === 'node' ? process.execPath : path.join(ROOT, 'node_modules', '.bin', command);
  spawnSync(binary, options, { cwd: ROOT, env, stdio: 'inherit' });
}

function scoresIn(file: string): Score[] {
  const lines = readFileSync(file, 'utf8').split('\n').filter(Boolean);
  return lines.map((line) => JSON.parse(line) as Score);
}

function numbersIn(given: readonly string[]): number[] {
  const known = new Set(ROWS.map(({ number }: Row) => number));
  const numbers = given.map(Number);
  const odd = given.filter((_, index) => !known.has(numbers[index] ?? NaN));
  if (odd.length > 0) throw new Error(`The scoreboard has no row ${odd.join(', ')}.`);
  return numbers;
}

main(numbersIn(process.argv.slice(2)));
