import path from 'node:path';
import type { StartSettings } from './settings';

/** What a newcomer reads first: where to go and what to type. */
export function banner({ home, port, playgroundPort }: StartSettings): string {
  const where =
    playgroundPort === undefined
      ? `  The bot listens on  http://localhost:${port}/api/messages`
      : `  Open               http://localhost:${playgroundPort}\n  Type first         setup`;
  return [
    '',
    '  Drawbridge is up, with a sandbox tenant on this machine.',
    '',
    where,
    `  Data and logs      ${path.relative(process.cwd(), home) || home}`,
    '',
    '  Sandbox: nobody is authenticated, so it serves this machine only. Ctrl-C stops everything.',
    '',
    '',
  ].join('\n');
}
