import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { PORTALS } from '../../src/alerts/portal-link';
import { COMMAND, PARAMETER } from '../../src/teams/sharing/wanted';
import { deploymentManifest, manifestProblems } from '../../scripts/package';

interface Manifest {
  manifestVersion: string;
  bots?: { botId: string }[];
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
