import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { PORTALS } from '../../src/alerts/portal-link';
import { commands } from '../../src/teams/commands';
import { COMMAND, PARAMETER } from '../../src/teams/sharing/wanted';
import {
  deploymentManifest,
  languageProblems,
  type Manifest as PackagedManifest,
  manifestProblems,
} from '../../scripts/package';

interface Manifest extends PackagedManifest {
  bots?: {
    botId: string;
    scopes: string[];
    commandLists: { scopes: string[]; commands: { title: string; description: string }[] }[];
  }[];
  composeExtensions?: {
    botId: string;
    commands: { id: string; parameters: { name: string }[] }[];
    messageHandlers: { value: object }[];
  }[];
  webApplicationInfo?: { id: string; resource: string };
}

const clientId = '11111111-2222-4333-8444-555555555555';

async function manifest(environment: Record<string, string>): Promise<Manifest> {
  const template = await readFile(path.join(__dirname, '..', '..', 'appPackage', 'manifest.json'), 'utf8');
  return JSON.parse(deploymentManifest(template, environment)) as Manifest;
}

it('names no application for single sign-on where that is not set up', async () => {
  const made = await manifest({ SSO_RESOURCE: '' });
  expect(made.webApplicationInfo).toBeUndefined();
  expect(await manifestProblems(made)).toEqual([]);
});

it('names the application that Teams gets its token for', async () => {
  const resource = `api://botid-${clientId}`;
  const made = await manifest({ SSO_RESOURCE: resource, AZURE_CLIENT_ID: clientId });
  expect(made.webApplicationInfo).toEqual({ id: clientId, resource });
  expect(await manifestProblems(made)).toEqual([]);
});

it('refuses single sign-on without an application, or with one that is none', async () => {
  const resource = `api://botid-${clientId}`;
  await expect(manifest({ SSO_RESOURCE: resource })).rejects.toThrow('AZURE_CLIENT_ID');
  expect(
    await manifestProblems(await manifest({ SSO_RESOURCE: resource, AZURE_CLIENT_ID: 'x' })),
  ).not.toEqual([]);
});

it('offers to share what the bot answers to, and never to those whom Teams does not name', async () => {
  const { composeExtensions: [extension] = [], bots: [bot] = [] } = await manifest({});
  expect(extension?.botId).toBe(bot?.botId);
  expect(extension?.commands.map(({ id, parameters }) => [id, parameters.map(({ name }) => name)])).toEqual([
    [COMMAND, [PARAMETER]],
  ]);
  expect(extension?.messageHandlers.map(({ value }) => value)).toEqual([
    { domains: PORTALS, supportsAnonymizedPayloads: false },
  ]);
});

/** What a person reads in a manifest, by the names that a language file has for it. */
function textsIn(value: unknown, at = ''): [string, string][] {
  if (Array.isArray(value)) return value.flatMap((item, index) => textsIn(item, `${at}[${index}]`));
  if (value === null || typeof value !== 'object') return [];
  return Object.entries(value).flatMap(([key, inner]) => {
    const name = at === '' ? key : `${at}.${key}`;
    const read = ['title', 'description', 'short', 'full'].includes(key) && typeof inner === 'string';
    return read ? [[name, inner] as [string, string]] : textsIn(inner, name);
  });
}

it('says everything in German, but the commands, which are typed as they are', async () => {
  const made = await manifest({});
  const [german] = made.localizationInfo?.additionalLanguages ?? [];
  const file = path.join(__dirname, '..', '..', 'appPackage', german?.file ?? '');
  const texts = JSON.parse(await readFile(file, 'utf8')) as Record<string, string>;
  expect(await languageProblems(made.manifestVersion, texts)).toEqual([]);
  const wanted = textsIn(made)
    .map(([name]) => name)
    .filter((name) => !/^bots.*\.title$/.test(name));
  expect(
    Object.keys(texts)
      .filter((name) => name !== '$schema')
      .sort(),
  ).toEqual(wanted.sort());
});

it('lists commands that there are, each scope in one list of at most ten', async () => {
  const { bots: [bot] = [] } = await manifest({});
  const lists = bot?.commandLists ?? [];
  expect(lists.flatMap(({ scopes }) => scopes).sort()).toEqual([...(bot?.scopes ?? [])].sort());
  const known = ['help', ...commands.map(({ name }) => name)];
  for (const list of lists) {
    const words = list.commands.map(({ title }) => title.split(' ')[0]);
    expect(words.filter((word) => !known.includes(word ?? ''))).toEqual([]);
    expect(new Set(words).size).toBe(words.length);
    expect(words.length).toBeLessThanOrEqual(10);
  }
});
