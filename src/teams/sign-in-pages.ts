import type { Request, Response, Server } from 'restify';
import { z } from 'zod/v4';
import type { BrowserSignIn, SignInResult } from '../connection/authority/browser-sign-in';
import { remedyFor } from '../connection/remedy';
import type { Log } from '../log';
import { GraphFailure } from '../microsoft/graph/failure';

const callback = z.object({ state: z.string().max(100), code: z.string().min(1).max(5000) });

/** GET /sign-in/{id} leads to Entra, GET /sign-in/callback is where Entra leads back to. */
export function addSignInPages(server: Server, signIn: BrowserSignIn, log: Log): void {
  server.get('/sign-in/callback', async (request, response) => {
    await answered(response, log, async () => {
      const came = callback.safeParse(Object.fromEntries(new URLSearchParams(request.getQuery())));
      if (!came.success) return 'Nothing was approved. Go back to Teams and select Approve again.';
      return wordsFor(await signIn.finish(came.data.state, came.data.code));
    });
  });
  server.get('/sign-in/:id', async (request, response) => {
    await answered(response, log, async () => {
      const address = await signIn.lead(idOf(request));
      if (address === undefined)
        return 'This link is no longer good. Go back to Teams and select Approve again.';
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
  response: Response,
  log: Log,
  work: () => Promise<string | undefined>,
): Promise<void> {
  try {
    const words = await work();
    if (words !== undefined) send(response, 200, words);
  } catch (error) {
    log.warn({ err: error }, 'a sign-in page could not be shown');
    const known = error instanceof GraphFailure;
    send(response, known ? 400 : 500, `Nothing was approved. ${known ? remedyFor(error) : 'Try again.'}`);
  }
}

function wordsFor(result: SignInResult): string {
  if (result.outcome === 'unknown')
    return 'This link is no longer good. Go back to Teams and select Approve again.';
  if (result.outcome === 'somebody-else')
    return 'Nothing was approved: this link is for somebody else. Whoever selected Approve has to sign in.';
  return result.decision.outcome === 'decided'
    ? 'Signed in, and approved. You can close this page: the card in Teams shows how it goes on.'
    : 'Nothing was approved: the plan is decided already, or is no longer open. The card in Teams shows where it stands.';
}

/** A page of one sentence: no script, nothing from outside in it but what `remedyFor` quotes, escaped. */
function send(response: Response, status: number, words: string): void {
  const text = words.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
  const style =
    'body{font:1.1rem/1.5 system-ui,sans-serif;max-width:34rem;margin:20vh auto;padding:0 1rem}@media(prefers-color-scheme:dark){body{background:#1f1f1f;color:#fff}}';
  const page = `<!doctype html><html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>Drawbridge</title><style>${style}</style><h1>Drawbridge</h1><p>${text}</p></html>`;
  response.writeHead(status, {
    'content-type': 'text/html; charset=utf-8',
    'cache-control': 'no-store',
    'content-security-policy': "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'",
    'referrer-policy': 'no-referrer',
  });
  response.end(page);
}
