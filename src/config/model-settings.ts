import { ConfigurationProblem, type Environment } from './environment';

/** Where a language model is, and how it is asked. */
export type ModelSettings =
  /** OpenAI's own, or any service that answers as it does; without an address OpenAI's. */
  | { kind: 'openai'; apiKey: string; model: string; url: URL | undefined }
  | { kind: 'azure'; apiKey: string; url: URL; deployment: string; apiVersion: string };

const OPENAI = ['OPENAI_API_KEY', 'OPENAI_MODEL'] as const;
const AZURE = ['AZURE_OPENAI_API_KEY', 'AZURE_OPENAI_ENDPOINT', 'AZURE_OPENAI_DEPLOYMENT'] as const;

/**
 * The model from the environment, if one is set up: all of what it takes, or none of it.
 *
 * @throws ConfigurationProblem when something is missing, or both kinds are set
 */
export function readModelSettings(environment: Environment): ModelSettings | undefined {
  const given = [...OPENAI, ...AZURE].filter((name) => environment[name] !== undefined);
  const [first] = given;
  if (first === undefined) return undefined;
  const isAzure = AZURE.some((name) => name === first);
  const wanted: readonly (keyof Environment)[] = isAzure ? AZURE : OPENAI;
  const odd = given.find((name) => !wanted.includes(name));
  if (odd !== undefined)
    throw new ConfigurationProblem(`${first} and ${odd} are set together: keep those of one service.`);
  const missing = wanted.find((name) => environment[name] === undefined);
  if (missing !== undefined) throw new ConfigurationProblem(`${first} needs ${missing} beside it: set both.`);
  return isAzure ? azure(environment) : openAi(environment);
}

function openAi({
  OPENAI_API_KEY: apiKey = '',
  OPENAI_MODEL: model = '',
  OPENAI_BASE_URL: url,
}: Environment): ModelSettings {
  return { kind: 'openai', apiKey, model, url };
}

function azure({
  AZURE_OPENAI_API_KEY: apiKey = '',
  AZURE_OPENAI_ENDPOINT: url,
  AZURE_OPENAI_DEPLOYMENT: deployment = '',
  AZURE_OPENAI_API_VERSION: apiVersion,
}: Environment): ModelSettings | undefined {
  return url && { kind: 'azure', apiKey, url, deployment, apiVersion };
}
