import { ConfigurationProblem, type Environment, readEnvironment } from './environment';
import { type ModelSettings, readModelSettings } from './model-settings';
import { type OwnIdentity, readOwnIdentity } from './own-identity';
import type { Language } from '../texts/texts';
import { readTelemetrySettings, type TelemetrySettings } from './telemetry-settings';

/** The bot's settings: read once at start, never changed. */
export interface Config {
  port: number;
  host: string;
  home: string;
  logLevel: string;
  /** Undefined: the bot starts an embedded PostgreSQL of its own in `home`. */
  databaseUrl: string | undefined;
  /** Undefined: no Bot Framework app, hence no authentication; sandbox on loopback only. */
  botApp: { id: string; password: string; tenantId: string } | undefined;
  channel: {
    serviceUrlHosts: string[] | undefined;
    tokenIssuer: string | undefined;
    openIdMetadataUrl: string | undefined;
    loginUrl: string | undefined;
    loginScope: string | undefined;
  };
  /** The tenants that may speak to the bot: those in the list, or every one that installs it. */
  allowedTenants: readonly string[] | '*';
  /** The bot's own identity. It signs in to the tenant it works in. */
  identity: OwnIdentity;
  entraUrl: URL;
  graphUrl: URL;
  apiAddresses: { endpoint: URL; exchange: URL };
  /** The hosts, and those below them, at which a tenant's Defender for Cloud Apps may be. */
  cloudAppsHosts: string[];
  /** The hosts, and those below them, at which a key vault may be. */
  keyVaultHosts: string[];
  /** The hosts, and those below them, that what live response has left is fetched from. */
  resultHosts: string[];
  /** The hosts, and those below them, that files in OneDrive are put to; undefined: files are given by links alone. */
  oneDriveHosts: string[] | undefined;
  /** On whose authority changes are made unless a connection's settings say otherwise. */
  authority: 'delegated' | 'unattended';
  /** Where browsers reach the bot; undefined: nobody can sign in there. */
  publicUrl: URL | undefined;
  /** How Teams is asked for a person's token; undefined: people sign in in the browser. */
  singleSignOn: SingleSignOn | undefined;
  /** Where numbers for whoever runs the bot are read; undefined: nowhere. */
  metricsPort: number | undefined;
  /** Where traces and logs are exported to; undefined: nowhere. */
  telemetry: TelemetrySettings | undefined;
  /** What one person may ask or click within a minute. */
  turnsPerMinute: number;
  vaultKey: string | undefined;
  /** How often alerts are read. */
  pollSeconds: number;
  /** How often connections are checked. */
  healthSeconds: number;
  /** For how many days after their last change alerts and incidents are kept. */
  retentionDays: number;
  /** Before an expiry: the numbers of days at which it is announced. */
  expiryDays: readonly number[];
  /** When only what is urgent is told, in minutes after midnight; undefined: never. */
  quietHours: { from: number; to: number; timeZone: string } | undefined;
  /** The zone in which times are told to people whose own is not known. */
  timeZone: string;
  /** The languages that people are answered in, if they are theirs; everybody else in English. */
  languages: readonly Language[];
  propagation: Propagation;
  /** The language model that answers questions; undefined: none does. */
  model: ModelSettings | undefined;
}

/** What a request for single sign-on names. */
export interface SingleSignOn {
  /** The Application ID URI of the application that the token is for. */
  resource: string;
  connectionName: string;
}

/** How patiently Entra's eventual consistency is waited out. */
export interface Propagation {
  /** Consecutive good reads that count as settled. */
  reads: number;
  intervalMs: number;
  /** How long the wait may take before it is given up as failed. */
  windowMs: number;
}

/**
 * The bot's settings from the environment (docs: env/.env.production).
 *
 * @throws ConfigurationProblem with one line that says which variable to mend and how
 */
export function loadConfig(variables: Readonly<Record<string, string | undefined>>): Config {
  const environment = readEnvironment(variables);
  return {
    port: environment.PORT,
    host: environment.MICROSOFT_APP_ID === undefined ? '127.0.0.1' : environment.HOST,
    home: environment.DRAWBRIDGE_HOME,
    logLevel: environment.LOG_LEVEL,
    databaseUrl: environment.DATABASE_URL,
    botApp: botApp(environment),
    channel: {
      serviceUrlHosts: environment.BOT_SERVICE_URL_HOSTS,
      tokenIssuer: environment.BOT_TOKEN_ISSUER,
      openIdMetadataUrl: environment.BOT_OPENID_METADATA_URL,
      loginUrl: environment.BOT_LOGIN_URL,
      loginScope: environment.BOT_LOGIN_SCOPE,
    },
    allowedTenants: environment.ALLOWED_TENANTS ?? [environment.AZURE_TENANT_ID],
    identity: readOwnIdentity(environment),
    entraUrl: environment.AZURE_AUTHORITY_HOST,
    graphUrl: environment.GRAPH_URL,
    apiAddresses: { endpoint: environment.ENDPOINT_URL, exchange: environment.EXCHANGE_URL },
    cloudAppsHosts: environment.CLOUD_APPS_HOSTS,
    keyVaultHosts: environment.KEY_VAULT_HOSTS,
    resultHosts: environment.RESULT_HOSTS,
    oneDriveHosts: oneDriveHosts(environment),
    authority: environment.AUTHORITY,
    publicUrl: environment.PUBLIC_URL ?? publicUrlHere(environment),
    singleSignOn: singleSignOn(environment),
    metricsPort: environment.METRICS_PORT,
    telemetry: readTelemetrySettings(environment),
    turnsPerMinute: environment.TURNS_PER_MINUTE,
    vaultKey: environment.VAULT_KEY,
    pollSeconds: environment.POLL_SECONDS,
    healthSeconds: environment.HEALTH_SECONDS,
    retentionDays: environment.RETENTION_DAYS,
    expiryDays: environment.EXPIRY_DAYS,
    quietHours: environment.QUIET_HOURS && { ...environment.QUIET_HOURS, timeZone: environment.TIME_ZONE },
    timeZone: environment.TIME_ZONE,
    languages: environment.LANGUAGES,
    propagation: {
      reads: environment.PROPAGATION_READS,
      intervalMs: environment.PROPAGATION_INTERVAL_MS,
      windowMs: 15 * 60_000,
    },
    model: readModelSettings(environment),
  };
}

/**
 * Unless it is said, where the bot speaks to Teams: Agents Playground knows no consent for files. Source of the hosts:
 * learn.microsoft.com/microsoft-365/enterprise/urls-and-ip-address-ranges, SharePoint and OneDrive, of each cloud.
 */
function oneDriveHosts({ FILES_IN_ONEDRIVE, ONEDRIVE_HOSTS, MICROSOFT_APP_ID }: Environment) {
  const usual = MICROSOFT_APP_ID === undefined ? 'off' : 'on';
  return (FILES_IN_ONEDRIVE ?? usual) === 'on' ? ONEDRIVE_HOSTS : undefined;
}

/** Without an app id the bot serves this machine only, and browsers here reach it by its port. */
function publicUrlHere({ MICROSOFT_APP_ID, PORT }: Environment): URL | undefined {
  return MICROSOFT_APP_ID === undefined ? new URL(`http://localhost:${PORT}`) : undefined;
}

/** Where it fails, Teams leads people to the browser, so that has to be there too. */
function singleSignOn(environment: Environment): SingleSignOn | undefined {
  const { SSO_RESOURCE: resource, SSO_CONNECTION_NAME: connectionName, PUBLIC_URL } = environment;
  if (resource === undefined) return undefined;
  if (PUBLIC_URL === undefined && publicUrlHere(environment) === undefined)
    throw new ConfigurationProblem('SSO_RESOURCE needs PUBLIC_URL beside it: set both.');
  return { resource, connectionName };
}

function botApp(environment: Environment): Config['botApp'] {
  const {
    MICROSOFT_APP_ID: id,
    MICROSOFT_APP_PASSWORD: password,
    MICROSOFT_APP_TENANT_ID: tenantId,
  } = environment;
  return id !== undefined && password !== undefined && tenantId !== undefined
    ? { id, password, tenantId }
    : undefined;
}
