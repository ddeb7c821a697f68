import { randomBytes, randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import Parser from 'tree-sitter';
import bicep from 'tree-sitter-bicep';
import { loadConfig } from '../../src/config/config';

const INFRA = path.join(__dirname, '..', '..', 'infra');
const PARAMETER = /^param (\w+) \w+( =)?/gm;

function text(name: string): string {
  return readFileSync(path.join(INFRA, name), 'utf8');
}

/** What a file asks for; with a default or without. */
function parametersOf(name: string): { name: string; hasDefault: boolean }[] {
  return [...text(name).matchAll(PARAMETER)].map(([, parameter = '', standard]) => ({
    name: parameter,
    hasDefault: standard !== undefined,
  }));
}

it('is Bicep, as far as its grammar tells', async () => {
  const parser = new Parser();
  parser.setLanguage(bicep as unknown as Parser.Language);
  const files = (await readdir(INFRA, { recursive: true })).filter((name) => name.endsWith('.bicep'));
  expect(files.length).toBeGreaterThan(5);
  const broken = files.filter((name) => parser.parse(text(name)).rootNode.hasError);
  expect(broken).toEqual([]);
});

it('gives each module what it asks for, and nothing else', () => {
  const calls = text('azure.bicep').matchAll(
    /module \w+ '(modules\/\w+\.bicep)' = (?:if \(\w+\) )?\{.*?params: \{\n(.*?)\n {2}\}/gs,
  );
  for (const [, file = '', given = ''] of calls) {
    const names = [...given.matchAll(/^ {4}(\w+):/gm)].map(([, name]) => name);
    expect([file, ...names.sort()]).toEqual([
      file,
      ...parametersOf(file)
        .map(({ name }) => name)
        .sort(),
    ]);
  }
});

it.each([
  ['azure.parameters.json', []],
  ['azure.first.parameters.json', ['withBot']],
])('has in %s a value for every parameter that has no default', async (file, besides) => {
  const { parameters } = JSON.parse(await readFile(path.join(INFRA, file), 'utf8')) as {
    parameters: Record<string, unknown>;
  };
  const asked = parametersOf('azure.bicep').filter(({ hasDefault }) => !hasDefault);
  expect(Object.keys(parameters).sort()).toEqual([...asked.map(({ name }) => name), ...besides].sort());
});

/** What the variables of the container come to, whatever the deployment; what is not listed stands as it is written. */
const SAMPLES: Readonly<Record<string, string>> = {
  MICROSOFT_APP_ID: randomUUID(),
  MICROSOFT_APP_PASSWORD: randomBytes(8).toString('hex'),
  MICROSOFT_APP_TENANT_ID: randomUUID(),
  AZURE_TENANT_ID: randomUUID(),
  AZURE_CLIENT_ID: randomUUID(),
  AZURE_MANAGED_IDENTITY: randomUUID(),
  AUTHORITY: 'delegated',
  DATABASE_URL: 'postgres://drawbridge@database/drawbridge?sslmode=verify-full',
  VAULT_KEY: randomBytes(32).toString('base64'),
};

it('starts the bot with settings that it takes', () => {
  const written = [
    ...text('modules/app.bicep').matchAll(/\{ name: '([A-Z_]+)', (?:value|secretRef): '?(.*?)'? \}$/gm),
  ];
  const environment = Object.fromEntries(
    written.map(([, name = '', value = '']) => [
      name,
      SAMPLES[name] ?? value.replace('${host}', 'bot.example').replace('${botAppId}', randomUUID()),
    ]),
  );
  const config = loadConfig(environment);
  expect(config).toMatchObject({ port: 3978, host: '0.0.0.0', authority: 'delegated' });
  expect(config.identity.credential.kind).toBe('federated');
  expect([config.botApp, config.vaultKey, config.databaseUrl, config.singleSignOn]).not.toContain(undefined);
});
