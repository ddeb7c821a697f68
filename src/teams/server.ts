import type { CloudAdapter, TurnContext } from 'botbuilder';
import restify from 'restify';
import type { BrowserSignIn } from '../connection/authority/browser-sign-in';
import type { Files } from '../files/files';
import type { HeldFiles } from '../files/held-files';
import type { Log } from '../log';
import { addFileRoute } from './files/file-route';
import { examine } from './gate';
import { type BotOptions, isLoopback } from './options';
import type { Language } from '../texts/texts';
import { addSignInPages } from './sign-in-pages';

const LARGEST_BODY = 256 * 1024;
const COULD_NOT = 'The bot could not handle this request.';
/** So long what is under way may take to end when the bot is stopped. */
const LAST_TURNS_MS = 8_000;

export interface ServerTools {
  adapter: CloudAdapter;
  /** What a request that passed the gate and was authenticated goes to. */
  turn: (context: TurnContext) => Promise<unknown>;
  /** Told of each request that the gate refused. */
  refused: () => void;
  /** Whether a command could be answered now. */
  ready: () => Promise<boolean>;
  signIn: BrowserSignIn;
  /** What its pages may speak. */
  languages: readonly Language[];
  files: Pick<Files, 'take'>;
  heldFiles: Pick<HeldFiles, 'take'>;
  options: BotOptions;
  log: Log;
}

export interface BotServer {
  /** @throws the listening error, such as EADDRINUSE */
  listen(): Promise<void>;
  close(): Promise<void>;
}

/** Longer than proxies keep one (nginx: a minute): a connection closed by us as it is used again is a message lost. */
const KEEP_ALIVE_MS = 120_000;

/** POST /api/messages behind the gate, GET /healthz (the process lives) and /readyz (it can answer). */
export function createServer(tools: ServerTools): BotServer {
  const { adapter, turn, refused, ready, signIn, languages, files, heldFiles, options, log } = tools;
  const server = restify.createServer({ name: 'drawbridge', handleUncaughtExceptions: false });
  server.server.requestTimeout = 30_000;
  server.server.keepAliveTimeout = KEEP_ALIVE_MS;
  server.pre((request, response, next) => {
    if (options.app !== undefined || isFromThisMachine(request)) {
      next();
      return;
    }
    response.send(403, { error: 'Without an app id the bot serves this machine only.' });
    next(false);
  });
  server.get('/healthz', (_request, response, next) => {
    response.send(200, { status: 'ok' });
    next();
  });
  server.get('/readyz', async (_request, response) => {
    const good = await ready();
    response.send(good ? 200 : 503, { status: good ? 'ready' : 'starting' });
  });
  addSignInPages(server, signIn, languages, log);
  addFileRoute(server, files, heldFiles, languages, log);
  server.post(
    '/api/messages',
    jsonOnly,
    restify.plugins.bodyParser({ maxBodySize: LARGEST_BODY, mapParams: false }),
    async (request, response) => {
      const verdict = examine(request.body, request.headers.authorization, options);
      if (!verdict.pass) {
        refused();
        log.info({ why: verdict.why, status: verdict.status }, 'a request was refused at the gate');
        response.send(verdict.status, { error: 'This request is not one that the bot takes.' });
        return;
      }
      try {
        await adapter.process(request as never, response as never, async (context) => {
          await turn(context).catch((error: unknown) => {
            log.error({ err: error }, 'a turn failed');
            // The Bot Framework answers with the words of the error: they are not for whoever sent this.
            throw new Error(COULD_NOT);
          });
        });
      } catch (error) {
        log.error({ err: error }, 'a request failed');
        if (!response.headersSent) response.send(500, { error: COULD_NOT });
      }
    },
  );
  return {
    listen: () =>
      new Promise((resolve, reject) => {
        server.once('error', reject);
        server.listen(options.port, options.host, () => {
          resolve();
        });
      }),
    close: () =>
      new Promise((resolve) => {
        // Nothing new is taken, and what is under way ends; only then whatever is left is cut off.
        const cut = setTimeout(() => {
          server.server.closeAllConnections();
        }, LAST_TURNS_MS);
        server.close(() => {
          clearTimeout(cut);
          resolve();
        });
        server.server.closeIdleConnections();
      }),
  };
}

/** Bodies are JSON. (A browser's form could otherwise be sent from any page.) */
function jsonOnly(request: restify.Request, response: restify.Response, next: restify.Next): void {
  if (/^application\/json\b/i.test(request.headers['content-type'] ?? '')) {
    next();
    return;
  }
  response.send(415, { error: 'Send application/json.' });
  next(false);
}

/** Against pages elsewhere that talk to localhost: the host asked for, and the page that asks, must be this machine. */
function isFromThisMachine({ headers: { host, origin } }: restify.Request): boolean {
  const addresses = [`http://${host ?? ''}`, ...(origin === undefined ? [] : [origin])];
  return addresses.every((address) => URL.canParse(address) && isLoopback(new URL(address).hostname));
}
