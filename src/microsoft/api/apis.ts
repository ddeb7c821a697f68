import type { TokenCredential } from '@azure/identity';
import type { Log } from '../../log';
import type { Trace } from '../../telemetry/trace';
import type { Meter } from '../graph/meter';
import { createApi, type MicrosoftApi } from './client';

/** Where the APIs beside Graph are. Defender for Cloud Apps has an origin for each tenant. */
export interface ApiAddresses {
  endpoint: URL;
  exchange: URL;
}

/** What tokens are asked for. Sources: the appId of each API, as an audience; FACTS of each API's own documentation. */
const SCOPES = {
  // learn.microsoft.com/defender-cloud-apps/api-authentication-application
  cloudApps: '05a65629-4c1b-48c1-a78b-804c4abdd4af/.default',
  // learn.microsoft.com/defender-endpoint/api/exposed-apis-create-app-webapp
  endpoint: 'https://api.securitycenter.microsoft.com/.default',
  // learn.microsoft.com/powershell/exchange/app-only-auth-powershell-v2
  exchange: 'https://outlook.office365.com/.default',
  // learn.microsoft.com/azure/key-vault/general/authentication-requests-and-responses
  keyVault: 'https://vault.azure.net/.default',
} as const;

/** The APIs beside Graph, for one identity. */
export interface Apis {
  cloudApps(url: URL): MicrosoftApi;
  endpoint: MicrosoftApi;
  exchange: MicrosoftApi;
  keyVault(url: URL): MicrosoftApi;
}

export interface ApisOptions {
  addresses: ApiAddresses;
  credential: TokenCredential;
  log: Log;
  sleep: (milliseconds: number) => Promise<void>;
  meter: Meter;
  trace: Trace;
}

export function createApis({ addresses, ...rest }: ApisOptions): Apis {
  /** One for each origin: what it has asked for, such as not to be called for a while, has to be remembered. */
  function perOrigin(name: 'cloudApps' | 'keyVault'): (url: URL) => MicrosoftApi {
    const made = new Map<string, MicrosoftApi>();
    return (url) => {
      const api = made.get(url.origin) ?? createApi({ ...rest, url, name, scope: SCOPES[name] });
      made.set(url.origin, api);
      return api;
    };
  }

  return {
    cloudApps: perOrigin('cloudApps'),
    endpoint: createApi({ ...rest, url: addresses.endpoint, name: 'endpoint', scope: SCOPES.endpoint }),
    exchange: createApi({ ...rest, url: addresses.exchange, name: 'exchange', scope: SCOPES.exchange }),
    keyVault: perOrigin('keyVault'),
  };
}
