import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import Ajv from 'ajv';
import { parse } from 'yaml';

const run = promisify(execFile);
const ROOT = path.join(__dirname, '..', '..');
/** It holds the schema of its files, and needs 400 packages that we do not: so it is only looked into. */
const TOOLKIT = '@microsoft/teamsfx-core@3.1.3';
const FILES = ['m365agents.yml', 'm365agents.local.yml'];

/** What the toolkit itself knows, and what the examples of settings have for it. */
const BUILT_IN = ['TEAMSFX_ENV', 'APP_NAME_SUFFIX', 'AZURE_SUBSCRIPTION_ID', 'AZURE_RESOURCE_GROUP_NAME'];
const OF_THE_TUNNEL = ['BOT_ENDPOINT', 'BOT_DOMAIN'];

interface Step {
  uses: string;
  with: { run?: string; manifestPath?: string; templates?: { path: string; parameters?: string }[] };
  writeToEnvironmentFile?: Record<string, string>;
}

async function read(file: string): Promise<string> {
  return readFile(path.join(ROOT, file), 'utf8');
}

const looked = process.env['REQUIRE_TOOLKIT_SCHEMA'] === undefined ? it.skip : it;

looked(
  'keeps to the schema of Microsoft 365 Agents Toolkit (REQUIRE_TOOLKIT_SCHEMA=1 fetches it)',
  async () => {
    const folder = await mkdtemp(path.join(tmpdir(), 'drawbridge-toolkit-'));
    await run('npm', ['pack', '--silent', TOOLKIT, '--pack-destination', folder], { cwd: folder });
    const name = 'package/resource/yaml-schema/v1.11/yaml.schema.json';
    const { stdout } = await run('sh', ['-c', `tar --extract --gzip --to-stdout --file *.tgz ${name}`], {
      cwd: folder,
      maxBuffer: 2 ** 24,
    });
    const validate = new Ajv({ strict: false, allErrors: true }).compile(JSON.parse(stdout) as object);
    for (const file of FILES) {
      validate(parse(await read(file)));
      expect([file, validate.errors]).toEqual([file, null]);
    }
    await rm(folder, { recursive: true });
  },
);

/** What a step leaves behind for later ones. */
async function made({ with: { run: script = '', templates = [] }, writeToEnvironmentFile = {} }: Step) {
  const said = [...script.matchAll(/::set-teamsfx-env (\w+)=/g)].map(([, name = '']) => name);
  const outputs = await Promise.all(
    templates.map(async (template) => [...(await read(template.path)).matchAll(/^output (\w+)/gm)]),
  );
  return [...said, ...Object.values(writeToEnvironmentFile), ...outputs.flat().map(([, name = '']) => name)];
}

/** What a step, and the files that it fills in, ask for. */
async function asked(step: Step): Promise<string[]> {
  const { manifestPath = [], templates = [] } = step.with;
  const files = [manifestPath, ...templates.flatMap(({ parameters = [] }) => parameters)].flat();
  const texts = await Promise.all(files.map(read));
  const all = [JSON.stringify(step), ...(step.uses === 'teamsApp/validateManifest' ? [] : texts)].join('\n');
  return [...all.matchAll(/\$\{\{(\w+)\}\}/g)].map(([, name = '']) => name);
}

it.each(FILES)('has a value for every variable of %s by the time that it is asked for', async (file) => {
  const stages = parse(await read(file)) as Record<string, unknown>;
  const known = new Set([...BUILT_IN, ...(file.includes('local') ? OF_THE_TUNNEL : [])]);
  for (const step of ['provision', 'deploy', 'publish'].flatMap((stage) => (stages[stage] ?? []) as Step[])) {
    // The toolkit makes this one up when an application is changed for the first time.
    if (step.uses === 'aadApp/update') known.add('AAD_APP_ACCESS_AS_USER_PERMISSION_ID');
    expect((await asked(step)).filter((name) => !known.has(name))).toEqual([]);
    for (const name of await made(step)) known.add(name);
  }
});
