import net from 'node:net';
import { pino } from 'pino';
import { readPortalUrl } from '../../src/connection/portal-url';
import { createResultDownload } from '../../src/microsoft/endpoint/result-download';
import { createGraph } from '../../src/microsoft/graph/client';
import { readKeyAddress } from '../../src/microsoft/keyvault/key-address';
import { isAllowedServiceUrl, TEAMS_SERVICE_HOSTS } from '../../src/teams/options';
import { createTrace } from '../../src/telemetry/trace';
import { score } from '../scoreboard/score';

const GRAPH = 'graph.microsoft.com';
const log = pino({ level: 'silent' });

/** Addresses that look like a host's, or lead past it, in every way that parsers have been fooled. */
function addressesLike(host: string): string[] {
  return [
    ...[
      `https://${host}@evil.example/`,
      `https://${host}:443@evil.example/`,
      `https://${host}%40evil.example/`,
    ],
    ...[`https://evil.example/${host}`, `https://evil.example#${host}`, `https://evil.example?${host}`],
    ...[
      `https://${host}.evil.example/`,
      `https://evil-${host}/`,
      `https://x${host}/`,
      `https://${host}evil.example/`,
    ],
    ...[`https://evil.example\\@${host}/`, `https://user:pass@${host}/`, `https://@evil.example@${host}/`],
    ...[`http://${host}/`, `ftp://${host}/`, `file:///etc/passwd`, `javascript:fetch('https://${host}')`],
    ...[`//evil.example/`, `data:text/plain,${host}`, `gopher://${host}/`, `https:evil.example`],
    ...[
      'https://127.0.0.1/',
      'https://localhost/',
      'https://[::1]/',
      'https://0.0.0.0/',
      'https://169.254.169.254/',
    ],
    ...[
      'https://2130706433/',
      'https://0x7f.1/',
      'https://0177.0.0.1/',
      'https://127.1/',
      'https://[::ffff:127.0.0.1]/',
    ],
    ...[
      'https://metadata.google.internal/',
      'https://10.0.0.1/',
      'https://192.168.0.1/',
      'https://evil.example./',
    ],
    ...[
      `https://${host}:8443/`,
      `https://${host}:22/`,
      `https://${host}./`.replace(/\.\/$/, '.evil.example/'),
    ],
    ...[
      `https://${host.replace(/[ao]/, (letter) => (letter === 'a' ? 'а' : 'о'))}/`,
      `https://${host.replace('.', '。')}.evil.example/`,
      'https://xn--80ak6aa92e.com/',
    ],
    ...[
      `https://${host}\u0000.evil.example/`,
      `https://${host}%00.evil.example/`,
      `https://${host}%2eevil.example/`,
    ],
    ...[
      `https://evil.example/\r\nHost: ${host}`,
      ` https://evil.example/`,
      'https://',
      'https:///',
      '',
      '/',
      '\\\\evil.example\\x',
    ],
    ...[
      `https://${host}..evil.example/`,
      `https://evil.example:443/${host}/`,
      `https://${host};evil.example/`,
    ],
    ...[`https://evil.example%23@${host}/`, `https://evil.example%5c@${host}/`, `https://[${host}]/`],
  ];
}

/** Where somebody else's text says where to go, and the host that it may name. */
const TAKERS: Readonly<
  Record<string, { host: string; path?: string; follows: (address: string) => Promise<boolean> }>
> = {
  'a Portal URL': {
    host: 'portal.cloudappsecurity.com',
    follows: (address) => Promise.resolve(readPortalUrl(address, ['portal.cloudappsecurity.com']).ok),
  },
  'the link to the next page': { host: GRAPH, follows: (address) => followsNextLink(address) },
  'the service address of an activity': {
    host: TEAMS_SERVICE_HOSTS[0] ?? '',
    follows: (address) =>
      Promise.resolve(isAllowedServiceUrl(address, { ...noOptions, serviceUrlHosts: TEAMS_SERVICE_HOSTS })),
  },
  'the address of a key': {
    host: 'vault.azure.net',
    follows: (address) =>
      Promise.resolve(readKeyAddress(`${address}keys/a/${'0'.repeat(32)}`, ['vault.azure.net']).ok),
  },
  'the link to a result': { host: 'blob.core.windows.net', follows: (address) => followsResult(address) },
};

const noOptions = {
  app: { id: 'x', password: 'x', tenantId: 'x' },
  ...{ port: 0, host: '127.0.0.1', allowedTenants: [], tokenIssuer: '' },
  ...{ openIdMetadataUrl: undefined, loginUrl: undefined, loginScope: undefined },
};

async function followsNextLink(address: string): Promise<boolean> {
  const graph = createGraph({
    url: new URL(`https://${GRAPH}`),
    credential: { getToken: () => Promise.resolve({ token: 'token', expiresOnTimestamp: Date.now() + 1e6 }) },
    ...{ log, sleep: () => Promise.resolve(), meter: () => undefined, trace: createTrace() },
  });
  return graph.follow('list', `${address}v1.0/security/alerts_v2`, {}, 1).then(
    () => true,
    (error: unknown) => !String(error).includes('unexpected'),
  );
}

async function followsResult(address: string): Promise<boolean> {
  const download = createResultDownload(['blob.core.windows.net']);
  return download(address).then(
    () => true,
    (error: unknown) => !String(error).includes('unexpected'),
  );
}

it('goes to none of them', async () => {
  const connected: unknown[] = [];
  const original = net.Socket.prototype.connect;
  jest.spyOn(net.Socket.prototype, 'connect').mockImplementation(function connect(
    this: net.Socket,
    ...to: unknown[]
  ) {
    connected.push(to[0]);
    return Reflect.apply(original, this, [{ port: 9, host: '127.0.0.1' }]) as net.Socket;
  });
  const followed: string[] = [];
  let tried = 0;
  for (const [kind, { host, follows }] of Object.entries(TAKERS))
    for (const address of new Set(addressesLike(host))) {
      tried++;
      if (await follows(address)) followed.push(`${kind}: ${address}`);
    }
  expect(followed).toEqual([]);
  score(18, { connections: connected.length }, `${tried} addresses at ${Object.keys(TAKERS).length} places`);
});
