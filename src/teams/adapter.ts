import {
  CloudAdapter,
  ConfigurationBotFrameworkAuthentication,
  ConfigurationServiceClientCredentialFactory,
} from 'botbuilder';
import {
  type AuthenticateRequestResult,
  AuthenticationConfiguration,
  AuthenticationError,
  type Claim,
} from 'botframework-connector';
import { claimsProblem } from './gate';
import { type BotOptions, PUBLIC_TOKEN_ISSUER } from './options';

/**
 * The Bot Framework's adapter, set to the channel in the options: the public cloud's unless others are named.
 * Source of the settings' names: botframework-connector, ConfigurationBotFrameworkAuthentication.
 */
export function createAdapter(options: BotOptions): CloudAdapter {
  const { app } = options;
  const credentials = new ConfigurationServiceClientCredentialFactory(
    app === undefined
      ? {}
      : {
          MicrosoftAppId: app.id,
          MicrosoftAppPassword: app.password,
          MicrosoftAppTenantId: app.tenantId,
          MicrosoftAppType: 'SingleTenant',
        },
  );
  const authentication = new AuthenticationConfiguration([], (claims) => validateClaims(claims, options));
  // Two copies of the same class stand in botbuilder's typings; the value is the right one.
  const settings = channelSettings(options);
  // eslint-disable-next-line @typescript-eslint/no-unsafe-class-instance-assignment
  return new CloudAdapter(new ChannelAuthentication(settings, credentials, authentication));
}

/** What jsonwebtoken, which checks the signature, calls its refusals; that a token has expired is translated already. */
const REFUSALS = ['JsonWebTokenError', 'NotBeforeError'];
const UNAUTHORIZED = 401;

/** Lets a token that does not hold be the sender's fault: left to itself, the Bot Framework answers it as a fault of ours. */
class ChannelAuthentication extends ConfigurationBotFrameworkAuthentication {
  override authenticateRequest(
    ...request: Parameters<ConfigurationBotFrameworkAuthentication['authenticateRequest']>
  ): Promise<AuthenticateRequestResult> {
    return super.authenticateRequest(...request).catch((error: unknown) => {
      const refused = error instanceof Error && REFUSALS.includes(error.name);
      throw refused ? new AuthenticationError('Unauthorized', UNAUTHORIZED) : error;
    });
  }
}

function channelSettings({
  tokenIssuer,
  openIdMetadataUrl,
  loginUrl,
  loginScope,
}: BotOptions): Record<string, string> {
  if (tokenIssuer === PUBLIC_TOKEN_ISSUER && openIdMetadataUrl === undefined) return {};
  return {
    ToBotFromChannelTokenIssuer: tokenIssuer,
    ToBotFromChannelOpenIdMetadataUrl: openIdMetadataUrl ?? '',
    ToBotFromEmulatorOpenIdMetadataUrl: openIdMetadataUrl ?? '',
    ToChannelFromBotLoginUrl: loginUrl ?? '',
    ToChannelFromBotOAuthScope: loginScope ?? tokenIssuer,
    OAuthUrl: loginUrl ?? '',
    CallerId: '',
    ValidateAuthority: 'true',
  };
}

/** The gate's look at the claims once more, now that the signature holds. */
function validateClaims(claims: Claim[], { app, tokenIssuer }: BotOptions): Promise<void> {
  const value = (type: string) => claims.find((claim) => claim.type === type)?.value;
  const problem = app && claimsProblem({ iss: value('iss'), aud: value('aud') }, app.id, tokenIssuer);
  return problem === undefined
    ? Promise.resolve()
    : Promise.reject(new Error('Unauthorized: not from our channel.'));
}
