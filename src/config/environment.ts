import path from 'node:path';
import { z } from 'zod/v4';
import { LANGUAGES } from '../texts/texts';
import { pairs } from './pairs';

const LOOPBACK_HOSTS = ['localhost', '127.0.0.1', '[::1]'];

const port = z
  .string()
  .regex(/^\d+$/)
  .transform(Number)
  .refine((value) => value >= 1 && value <= 65_535);
const url = z.url({ protocol: /^https$/ }).transform((value) => new URL(value));
/** Over http for a service on this machine only. */
const loopbackUrl = z
  .url({ protocol: /^http$/ })
  .transform((value) => new URL(value))
  .refine(({ hostname }) => LOOPBACK_HOSTS.includes(hostname));
const guid = z.guid().transform((value) => value.toLowerCase());
const list = z.string().transform((value) =>
  value
    .split(',')
    .map((item) => item.trim())
    .filter(Boolean),
);
const tenants = z.union([z.literal('*'), list.pipe(z.array(guid).min(1))]);
const days = list.pipe(
  z
    .array(
      z
        .string()
        .regex(/^\d{1,4}$/)
        .transform(Number),
    )
    .min(1),
);
const languages = list.pipe(z.array(z.enum(LANGUAGES)).min(1));
/** `22:00-07:00`, as minutes after midnight; `off`: none. */
const hours = z
  .string()
  .regex(/^(off|([01]\d|2[0-3]):[0-5]\d-([01]\d|2[0-3]):[0-5]\d)$/)
  .transform((text) => {
    const [from, to] = text.split('-').map((time) => {
      const [hour = 0, minute = 0] = time.split(':').map(Number);
      return hour * 60 + minute;
    });
    return from === undefined || to === undefined ? undefined : { from, to };
  });
const timeZone = z.string().refine((name) => {
  try {
    return new Intl.DateTimeFormat('en-GB', { timeZone: name }).format(0) !== '';
  } catch {
    return false;
  }
});
const count = z.string().regex(/^\d+$/).transform(Number);
const exporter = z.enum(['otlp', 'none']).default('otlp');

/** Every variable that the bot reads, and what a value must look like. `EXPECTED` says the same in words. */
export const environmentSchema = z.object({
  PORT: port.default(3978),
  HOST: z.string().min(1).default('0.0.0.0'),
  DRAWBRIDGE_HOME: z
    .string()
    .min(1)
    .default('.drawbridge')
    .transform((home) => path.resolve(home)),
  DATABASE_URL: z.url({ protocol: /^postgres(ql)?$/ }).optional(),
  LOG_LEVEL: z.enum(['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent']).default('info'),
  MICROSOFT_APP_ID: guid.optional(),
  MICROSOFT_APP_PASSWORD: z.string().min(1).optional(),
  MICROSOFT_APP_TENANT_ID: guid.optional(),
  ALLOWED_TENANTS: tenants.optional(),
  AZURE_AUTHORITY_HOST: url.default(new URL('https://login.microsoftonline.com')),
  AZURE_TENANT_ID: guid,
  AZURE_CLIENT_ID: guid,
  AZURE_CLIENT_SECRET: z.string().min(1).optional(),
  AZURE_CLIENT_CERTIFICATE_PATH: z.string().min(1).optional(),
  AZURE_MANAGED_IDENTITY: z.union([z.literal('system'), guid]).optional(),
  GRAPH_URL: url.default(new URL('https://graph.microsoft.com')),
  ENDPOINT_URL: url.default(new URL('https://api.security.microsoft.com')),
  EXCHANGE_URL: url.default(new URL('https://outlook.office365.com')),
  CLOUD_APPS_HOSTS: list.default(['portal.cloudappsecurity.com']),
  KEY_VAULT_HOSTS: list.default(['vault.azure.net']),
  RESULT_HOSTS: list.default(['blob.core.windows.net']),
  FILES_IN_ONEDRIVE: z.enum(['on', 'off']).optional(),
  ONEDRIVE_HOSTS: list.default(['sharepoint.com', 'sharepoint.us', 'sharepoint-mil.us']),
  AUTHORITY: z.enum(['delegated', 'unattended']).default('unattended'),
  PUBLIC_URL: z
    .url({ protocol: /^https?$/ })
    .transform((value) => new URL(value))
    .optional(),
  SSO_RESOURCE: z
    .string()
    .regex(/^api:\/\/[^\s/]\S*$/)
    .optional(),
  SSO_CONNECTION_NAME: z.string().min(1).max(100).default('drawbridge'),
  BOT_SERVICE_URL_HOSTS: list.optional(),
  BOT_TOKEN_ISSUER: z.string().min(1).optional(),
  BOT_OPENID_METADATA_URL: z.url().optional(),
  BOT_LOGIN_URL: z.url().optional(),
  BOT_LOGIN_SCOPE: z.string().min(1).optional(),
  OPENAI_API_KEY: z.string().min(1).optional(),
  OPENAI_MODEL: z.string().min(1).max(200).optional(),
  OPENAI_BASE_URL: url.or(loopbackUrl).optional(),
  AZURE_OPENAI_API_KEY: z.string().min(1).optional(),
  AZURE_OPENAI_ENDPOINT: url.optional(),
  AZURE_OPENAI_DEPLOYMENT: z.string().min(1).max(200).optional(),
  AZURE_OPENAI_API_VERSION: z.string().min(1).max(40).default('2024-10-21'),
  VAULT_KEY: z
    .string()
    .regex(/^[A-Za-z0-9+/]{43}=$/)
    .optional(),
  POLL_SECONDS: count.refine((value) => value >= 1).default(30),
  METRICS_PORT: port.optional(),
  OTEL_EXPORTER_OTLP_ENDPOINT: z
    .url({ protocol: /^https?$/ })
    .transform((value) => new URL(value))
    .optional(),
  OTEL_EXPORTER_OTLP_PROTOCOL: z.literal('http/protobuf').default('http/protobuf'),
  OTEL_EXPORTER_OTLP_HEADERS: pairs.default({}),
  OTEL_EXPORTER_OTLP_TIMEOUT: count.refine((value) => value >= 1).default(10_000),
  OTEL_SERVICE_NAME: z.string().min(1).max(255).optional(),
  OTEL_RESOURCE_ATTRIBUTES: pairs.default({}),
  OTEL_TRACES_EXPORTER: exporter,
  OTEL_LOGS_EXPORTER: exporter,
  OTEL_TRACES_SAMPLER: z
    .enum([
      ...(['always_on', 'always_off', 'traceidratio'] as const),
      ...(['parentbased_always_on', 'parentbased_always_off', 'parentbased_traceidratio'] as const),
    ])
    .default('parentbased_always_on'),
  OTEL_TRACES_SAMPLER_ARG: z
    .string()
    .regex(/^(0|1|0?\.\d+|1\.0+)$/)
    .default('1')
    .transform(Number),
  TURNS_PER_MINUTE: count.refine((value) => value >= 1).default(120),
  HEALTH_SECONDS: count.refine((value) => value >= 1).default(3600),
  RETENTION_DAYS: count.refine((value) => value >= 1 && value <= 3650).default(180),
  EXPIRY_DAYS: days.default([30, 14, 7, 3, 1]),
  QUIET_HOURS: hours.optional(),
  TIME_ZONE: timeZone.default('UTC'),
  LANGUAGES: languages.default(['en']),
  PROPAGATION_READS: count.default(5),
  PROPAGATION_INTERVAL_MS: count.default(1000),
});

export type Environment = z.infer<typeof environmentSchema>;

/** What each variable wants, in words for the person who mends it. */
const EXPECTED: Record<keyof Environment, string> = {
  PORT: 'a port from 1 to 65535',
  HOST: 'the address to listen on, such as 0.0.0.0',
  DRAWBRIDGE_HOME: 'the path of a folder that the bot may write to',
  DATABASE_URL: 'a PostgreSQL address such as postgres://user:password@host:5432/name',
  LOG_LEVEL: 'one of trace, debug, info, warn, error, fatal, silent',
  MICROSOFT_APP_ID: "the bot's application (client) id, a GUID",
  MICROSOFT_APP_PASSWORD: "a client secret of the bot's application",
  MICROSOFT_APP_TENANT_ID: "the tenant of the bot's application, a GUID",
  ALLOWED_TENANTS:
    'the ids of the tenants that the bot serves, divided by commas, or * for every one that installs it',
  AZURE_AUTHORITY_HOST: 'an https address such as https://login.microsoftonline.com',
  AZURE_TENANT_ID: "the id of the tenant of the bot's own identity, a GUID",
  AZURE_CLIENT_ID: "the application (client) id of the bot's own identity, a GUID",
  AZURE_CLIENT_SECRET: "a client secret of the bot's own identity",
  AZURE_CLIENT_CERTIFICATE_PATH: 'the path of a PEM file with a certificate and its private key',
  AZURE_MANAGED_IDENTITY: 'system, or the client id of a user-assigned managed identity, a GUID',
  GRAPH_URL: 'an https address such as https://graph.microsoft.com',
  ENDPOINT_URL: 'an https address such as https://api.security.microsoft.com',
  EXCHANGE_URL: 'an https address such as https://outlook.office365.com',
  CLOUD_APPS_HOSTS: 'host names divided by commas, such as portal.cloudappsecurity.com',
  KEY_VAULT_HOSTS: 'host names divided by commas, such as vault.azure.net',
  FILES_IN_ONEDRIVE: 'on or off',
  ONEDRIVE_HOSTS: 'host names divided by commas, such as sharepoint.com',
  RESULT_HOSTS: 'host names divided by commas, such as blob.core.windows.net',
  AUTHORITY: "delegated (changes are made in the approver's name) or unattended (in the bot's own)",
  PUBLIC_URL: 'the address at which browsers reach the bot, such as https://drawbridge.contoso.example',
  SSO_RESOURCE:
    "the Application ID URI of the bot's application, such as api://botid-00000000-0000-0000-0000-000000000000",
  SSO_CONNECTION_NAME: 'a name of at most 100 characters',
  BOT_SERVICE_URL_HOSTS: 'host names divided by commas',
  BOT_TOKEN_ISSUER: 'the issuer of channel tokens, such as https://api.botframework.com',
  BOT_OPENID_METADATA_URL: "the address of the channel's OpenID metadata",
  BOT_LOGIN_URL: 'the address where the bot gets its token for the channel',
  BOT_LOGIN_SCOPE: 'the scope of that token, such as https://api.botframework.com',
  OPENAI_API_KEY: 'an API key of OpenAI, or of a service that answers as it does',
  OPENAI_MODEL: 'the name of a model, such as gpt-4.1',
  OPENAI_BASE_URL: 'an https address such as https://api.openai.com/v1',
  AZURE_OPENAI_API_KEY: 'an API key of the Azure OpenAI resource',
  AZURE_OPENAI_ENDPOINT:
    'the https address of an Azure OpenAI resource, such as https://contoso.openai.azure.com',
  AZURE_OPENAI_DEPLOYMENT: 'the name of a deployment in that resource',
  AZURE_OPENAI_API_VERSION: 'a version of the Azure OpenAI API, such as 2024-10-21',
  VAULT_KEY: '32 random bytes in base64 (openssl rand -base64 32)',
  POLL_SECONDS: 'a whole number of seconds, at least 1',
  METRICS_PORT: 'a port from 1 to 65535, other than PORT',
  OTEL_EXPORTER_OTLP_ENDPOINT: 'the address of an OpenTelemetry collector, such as http://collector:4318',
  OTEL_EXPORTER_OTLP_PROTOCOL:
    'http/protobuf, the only one that is spoken (a collector listens for it on port 4318)',
  OTEL_EXPORTER_OTLP_HEADERS: 'headers as name=value divided by commas, values encoded as in a URL',
  OTEL_EXPORTER_OTLP_TIMEOUT: 'a whole number of milliseconds, at least 1',
  OTEL_SERVICE_NAME: 'a name of at most 255 characters',
  OTEL_RESOURCE_ATTRIBUTES: 'attributes as name=value divided by commas, values encoded as in a URL',
  OTEL_TRACES_EXPORTER: 'otlp or none',
  OTEL_LOGS_EXPORTER: 'otlp or none',
  OTEL_TRACES_SAMPLER: 'always_on, always_off or traceidratio, or one of them after parentbased_',
  OTEL_TRACES_SAMPLER_ARG: 'a share from 0 to 1, such as 0.1',
  TURNS_PER_MINUTE: 'a whole number, at least 1',
  HEALTH_SECONDS: 'a whole number of seconds, at least 1',
  RETENTION_DAYS: 'a whole number of days from 1 to 3650',
  EXPIRY_DAYS: 'numbers of days divided by commas, such as 30,14,7,3,1',
  QUIET_HOURS: 'a stretch of the day such as 22:00-07:00, or off',
  TIME_ZONE: 'a time zone by its IANA name, such as Europe/Berlin',
  LANGUAGES: `languages divided by commas, of these: ${LANGUAGES.join(', ')}`,
  PROPAGATION_READS: 'a whole number',
  PROPAGATION_INTERVAL_MS: 'a whole number of milliseconds',
};

/** A setting that cannot be used. The message is one line: which variable, what it wants, how to mend it. */
export class ConfigurationProblem extends Error {
  override readonly name = 'ConfigurationProblem';
}

/**
 * Reads and checks the environment. An empty variable counts as unset, as in .env files.
 *
 * @throws ConfigurationProblem naming the first variable that is missing or wrong; its value is not repeated,
 * since it may be a secret
 */
export function readEnvironment(variables: Readonly<Record<string, string | undefined>>): Environment {
  const given = Object.fromEntries(Object.entries(variables).filter(([, value]) => value !== ''));
  const parsed = environmentSchema.safeParse(given);
  if (!parsed.success) {
    const name = parsed.error.issues[0]?.path[0] as keyof Environment;
    const state = given[name] === undefined ? 'is not set' : 'is not valid';
    throw new ConfigurationProblem(`${name} ${state}: set it to ${EXPECTED[name]}.`);
  }
  requireSafeIdentity(parsed.data);
  return parsed.data;
}

/** Without an app id nobody is authenticated, so that is for a sandbox on this machine only. */
function requireSafeIdentity(environment: Environment): void {
  if (environment.MICROSOFT_APP_ID !== undefined) {
    if (
      environment.MICROSOFT_APP_PASSWORD === undefined ||
      environment.MICROSOFT_APP_TENANT_ID === undefined
    ) {
      throw new ConfigurationProblem(
        'MICROSOFT_APP_ID needs MICROSOFT_APP_PASSWORD and MICROSOFT_APP_TENANT_ID beside it: set both.',
      );
    }
    return;
  }
  for (const name of ['AZURE_AUTHORITY_HOST', 'GRAPH_URL', 'ENDPOINT_URL', 'EXCHANGE_URL'] as const) {
    if (LOOPBACK_HOSTS.includes(environment[name].hostname)) continue;
    throw new ConfigurationProblem(
      `MICROSOFT_APP_ID is not set, so anybody could speak to the bot: set it, or point ${name} at a sandbox on this machine.`,
    );
  }
}
