import { randomBytes, randomUUID } from 'node:crypto';
import { loadConfig } from '../../src/config/config';

const key = randomBytes(16).toString('hex');
const SANDBOX = {
  AZURE_TENANT_ID: randomUUID(),
  AZURE_CLIENT_ID: randomUUID(),
  AZURE_CLIENT_SECRET: randomBytes(16).toString('hex'),
  AZURE_AUTHORITY_HOST: 'https://localhost:4443',
  GRAPH_URL: 'https://localhost:4443',
  ENDPOINT_URL: 'https://localhost:4443',
  EXCHANGE_URL: 'https://localhost:4443',
};
const OPENAI = { OPENAI_API_KEY: key, OPENAI_MODEL: 'gpt-4.1' };
const AZURE = {
  AZURE_OPENAI_API_KEY: key,
  AZURE_OPENAI_ENDPOINT: 'https://contoso.openai.azure.com',
  AZURE_OPENAI_DEPLOYMENT: 'soc',
};

const modelOf = (variables: Record<string, string>) => loadConfig({ ...SANDBOX, ...variables }).model;

it('needs no model', () => {
  expect(modelOf({})).toBeUndefined();
});

it('takes one of OpenAI, of a service like it, and of Azure', () => {
  expect(modelOf(OPENAI)).toEqual({ kind: 'openai', apiKey: key, model: 'gpt-4.1', url: undefined });
  expect(modelOf({ ...OPENAI, OPENAI_BASE_URL: 'http://127.0.0.1:11434/v1' })).toMatchObject({
    url: new URL('http://127.0.0.1:11434/v1'),
  });
  expect(modelOf(AZURE)).toMatchObject({ kind: 'azure', deployment: 'soc', apiVersion: '2024-10-21' });
});

it.each<[string, Record<string, string>, RegExp]>([
  ['half of OpenAI', { OPENAI_API_KEY: key }, /OPENAI_API_KEY needs OPENAI_MODEL/],
  ['half of Azure', { ...AZURE, AZURE_OPENAI_DEPLOYMENT: '' }, /needs AZURE_OPENAI_DEPLOYMENT/],
  ['both', { ...OPENAI, ...AZURE }, /OPENAI_API_KEY and AZURE_OPENAI_API_KEY are set together/],
  [
    'an address elsewhere without TLS',
    { ...OPENAI, OPENAI_BASE_URL: 'http://models.example/v1' },
    /OPENAI_BASE_URL is not/,
  ],
])('refuses %s, and repeats no key', (_, variables, problem) => {
  expect(() => modelOf(variables)).toThrow(problem);
  expect(() => modelOf(variables)).not.toThrow(key);
});
