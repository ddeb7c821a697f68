import { execFile } from 'node:child_process';
import { chmod, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';

const SCRIPT = path.join(__dirname, '..', '..', 'infra', 'make-database.sh');
const run = promisify(execFile);

let home: string;
beforeEach(async () => {
  home = await mkdtemp(path.join(tmpdir(), 'az-'));
});
afterEach(() => rm(home, { recursive: true }));

/** An Azure CLI whose job shows these states, one a look, and which notes how it was called. */
async function az(...states: string[]): Promise<NodeJS.ProcessEnv> {
  await writeFile(path.join(home, 'states'), `${states.join('\n')}\n`);
  const lines = [
    '#!/bin/sh',
    `echo "$@" >>${home}/calls`,
    'case "$*" in',
    '  *"job start"*) echo run-1 ;;',
    `  *) head -1 ${home}/states; sed -i 1d ${home}/states ;;`,
    'esac',
  ];
  await writeFile(path.join(home, 'az'), lines.join('\n'));
  await chmod(path.join(home, 'az'), 0o755);
  return { PATH: `${home}:${process.env['PATH'] ?? ''}`, PAUSE_SECONDS: '0' };
}

it('waits until the job has made the database', async () => {
  const env = await az('Processing', 'Running', 'Succeeded');
  const { stdout } = await run(SCRIPT, ['group', '--subscription', 'sub'], { env });
  expect(stdout).toContain('Succeeded');
  const calls = (await readFile(path.join(home, 'calls'), 'utf8')).trim().split('\n');
  expect(calls).toHaveLength(4);
  for (const call of calls) expect(call).toMatch(/--resource-group group .*--subscription sub$/);
  expect(calls.slice(1).every((call) => call.includes('--job-execution-name run-1'))).toBe(true);
});

it('fails where the job does', async () => {
  await expect(run(SCRIPT, ['group'], { env: await az('Failed') })).rejects.toMatchObject({ code: 1 });
});
