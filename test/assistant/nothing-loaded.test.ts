import { execFile } from 'node:child_process';
import path from 'node:path';
import { promisify } from 'node:util';

const APP = path.join(__dirname, '..', '..', 'dist', 'app.js');
const LOADED = `require(${JSON.stringify(APP)}); process.stdout.write(Object.keys(require.cache).join('\\n'))`;

it('loads nothing of a model until one is configured', async () => {
  const { stdout } = await promisify(execFile)(process.execPath, ['-e', LOADED], { maxBuffer: 16_000_000 });
  expect(stdout).toContain('teams-ai/lib/Application.js');
  const files = stdout
    .split('\n')
    .filter((file) => /\/(openai|gpt-tokenizer)\/|ActionPlanner|\/assistant\//.test(file));
  expect(files).toEqual([]);
});
