import { randomUUID } from 'node:crypto';
import type { Answer } from '../http/answer';
import { escapeHtml, htmlPage } from '../http/html';
import type { EntraFailure } from './failure';

const titles: Readonly<Record<number, string>> = {
  90094: 'Need admin approval',
  53003: 'You cannot access this right now',
};

/** A failure of the sign-in page: where to send the person back to is unknown, or it is no matter of the application. */
export function failurePage({ code, message }: EntraFailure, now: Date): Answer {
  const title = titles[code] ?? 'Sorry, but we’re having trouble signing you in.';
  return htmlPage(
    400,
    title,
    `<h1>${escapeHtml(title)}</h1>
<p>AADSTS${code}: ${escapeHtml(message)}</p>
<p><code>Correlation ID: ${randomUUID()}<br>Timestamp: ${now.toISOString()}</code></p>`,
  );
}
