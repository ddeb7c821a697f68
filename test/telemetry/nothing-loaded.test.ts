import { execFile } from 'node:child_process';
import path from 'node:path';
import { promisify } from 'node:util';

const DIST = path.join(__dirname, '..', '..', 'dist');
const SETTINGS = { ...{ headers: {}, timeoutMs: 1, resource: {}, share: 1 }, traces: false, logs: false };

/** The files of OpenTelemetry that a program has loaded which starts telemetry with these settings, after these parts. */
async function loadedWith(settings: object | undefined, ...parts: string[]): Promise<string[]> {
  const paths = [...parts, path.join('telemetry', 'telemetry.js')].map((part) => path.join(DIST, part));
  const program = `
    const { startTelemetry } = ${JSON.stringify(paths)}.map(require).at(-1);
    startTelemetry(${JSON.stringify(settings)}, () => {}).then(() => {
      process.stdout.write(Object.keys(require.cache).join('\\n'));
    });`;
  const { stdout } = await promisify(execFile)(process.execPath, ['-e', program], { maxBuffer: 16_000_000 });
  return stdout.split('\n').filter((file) => /@opentelemetry|telemetry\/otlp/.test(file));
}

it('loads nothing of the SDK until an endpoint is configured', async () => {
  const files = await loadedWith(undefined, 'app.js');
  // prom-client loads OpenTelemetry's API, which does nothing by itself.
  expect(files.filter((file) => !file.includes('/@opentelemetry/api/'))).toEqual([]);
});

it('loads it then', async () => {
  const files = (await loadedWith(SETTINGS)).join('\n');
  expect(files).toContain('/@opentelemetry/sdk-trace/');
  expect(files).toContain('telemetry/otlp/otlp.js');
});
