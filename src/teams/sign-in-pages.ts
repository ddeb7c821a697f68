import type { Request, Response, Server } from 'restify';
import { z } from 'zod/v4';
import type { BrowserSignIn, SignInResult } from '../connection/authority/browser-sign-in';
import { remedyFor } from '../connection/remedy';
import type { Log } from '../log';
import { GraphFailure } from '../microsoft/graph/failure';
import { type Language, language, languageFor, speaking, texts } from '../texts/texts';

const callback = z.object({ state: z.string().max(100), code: z.string().min(1).max(5000) });

/** GET /sign-in/{id} leads to Entra, GET /sign-in/callback is where Entra leads back to. */
export function addSignInPages(
  server: Server,
  signIn: BrowserSignIn,
  languages: readonly Language[],
  log: Log,
): void {
  server.get('/sign-in/callback', async (request, response) => {
    await answered(request, response, { languages, log }, async () => {
      const came = callback.safeParse(Object.fromEntries(new URLSearchParams(request.getQuery())));
      if (!came.success) return texts().signIn.page.nothing;
      return wordsFor(await signIn.finish(came.data.state, came.data.code));
    });
  });
  server.get('/sign-in/:id', async (request, response) => {
    await answered(request, response, { languages, log }, async () => {
      const address = await signIn.lead(idOf(request));
      if (address === undefined) return texts().signIn.page.noGood;
      response.writeHead(302, {
        location: address,
        'cache-control': 'no-store',
        'referrer-policy': 'no-referrer',
      });
      response.end();
      return undefined;
    });
  });
}

function idOf({ params }: Request): string {
  return z
    .string()
    .max(100)
    .catch('')
    .parse((params as Record<string, unknown>)['id']);
}

/** Shows what the work comes to on a page; a failure in words. */
async function answered(
  request: Request,
  response: Response,
  { languages, log }: { languages: readonly Language[]; log: Log },
  work: () => Promise<string | undefined>,
): Promise<void> {
  // What the browser would rather have stands first (RFC 9110, 12.5.4).
  const spoken = languageFor(request.headers['accept-language'], languages);
  await speaking(spoken, async () => {
    try {
      const words = await work();
      if (words !== undefined) send(response, 200, words);
    } catch (error) {
      log.warn({ err: error }, 'a sign-in page could not be shown');
      const known = error instanceof GraphFailure;
      const { failed, tryAgain } = texts().signIn.page;
      send(response, known ? 400 : 500, failed(known ? remedyFor(error) : tryAgain));
    }
  });
}

function wordsFor(result: SignInResult): string {
  const words = texts().signIn.page;
  if (result.outcome === 'unknown') return words.noGood;
  if (result.outcome === 'somebody-else') return words.somebodyElse;
  return result.decision.outcome === 'decided' ? words.approved : words.over;
}

/** A page of one sentence: no script, nothing from outside in it but what `remedyFor` quotes, escaped. */
function send(response: Response, status: number, words: string): void {
  const text = words.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
  const style =
    'body{font:1.1rem/1.5 system-ui,sans-serif;max-width:34rem;margin:20vh auto;padding:0 1rem}@media(prefers-color-scheme:dark){body{background:#1f1f1f;color:#fff}}';
  const page = `<!doctype html><html lang="${language()}"><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>Drawbridge</title><style>${style}</style><h1>Drawbridge</h1><p>${text}</p></html>`;
  response.writeHead(status, {
    'content-type': 'text/html; charset=utf-8',
    'cache-control': 'no-store',
    'content-security-policy': "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'",
    'referrer-policy': 'no-referrer',
  });
  response.end(page);
}
