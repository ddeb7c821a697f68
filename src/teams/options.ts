/** How the bot is known to the Bot Framework and what it accepts from there. */
export interface BotOptions {
  /** Undefined: nobody is authenticated, so the server listens on loopback only. */
  app: { id: string; password: string; tenantId: string } | undefined;
  port: number;
  host: string;
  /** The tenants whose activities are accepted, in lower case; `*`: every one. */
  allowedTenants: readonly string[] | '*';
  /** The hosts that answers may be sent to. */
  serviceUrlHosts: readonly string[];
  tokenIssuer: string;
  openIdMetadataUrl: string | undefined;
  loginUrl: string | undefined;
  loginScope: string | undefined;
}

/** Source: learn.microsoft.com/azure/bot-service/rest-api/bot-framework-rest-connector-authentication. */
export const PUBLIC_TOKEN_ISSUER = 'https://api.botframework.com';

/**
 * Where Teams' public cloud takes answers.
 * Source: learn.microsoft.com/microsoftteams/platform/bots/how-to/conversations/send-proactive-messages, service URLs.
 */
export const TEAMS_SERVICE_HOSTS: readonly string[] = ['smba.trafficmanager.net'];

const LOOPBACK = ['localhost', '127.0.0.1', '[::1]', '::1'];

export function isLoopback(hostname: string): boolean {
  return LOOPBACK.includes(hostname);
}

/**
 * Whether answers may be sent to this address: an allowed host over https, or, where nobody is authenticated anyway,
 * this machine.
 */
export function isAllowedServiceUrl(serviceUrl: string, { app, serviceUrlHosts }: BotOptions): boolean {
  if (!URL.canParse(serviceUrl)) return false;
  const { protocol, hostname, port, username, password } = new URL(serviceUrl);
  if (username !== '' || password !== '') return false;
  const listed = serviceUrlHosts.includes(hostname);
  if (isLoopback(hostname)) return ['http:', 'https:'].includes(protocol) && (app === undefined || listed);
  return protocol === 'https:' && port === '' && listed;
}
