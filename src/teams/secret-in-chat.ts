import type { Card } from '../cards/card';
import { noticeCard } from '../cards/notice';
import type { Said } from './said';
import { texts } from '../texts/texts';

/**
 * The value of a client secret as Entra makes them, in lower case too, and the beginning of a private key.
 * Source: github.com/gitleaks/gitleaks, rule azure-ad-client-secret.
 */
const SECRETS = [/[a-z0-9_~.]{3}\dq~[a-z0-9_~.-]{31,34}/i, /-----BEGIN [A-Z ]{0,30}PRIVATE KEY-----/i];

/** Whether what was said has a secret in it. */
export function holdsSecret({ command, words }: Said): boolean {
  return SECRETS.some((secret) => secret.test(`${command} ${words}`));
}

/** Whether a word may be one: it is better not said again. */
export function mayBeSecret(word: string): boolean {
  return word.length >= 20 && /\d/.test(word) && /[a-z]/i.test(word);
}

/** It is said again nowhere, and kept nowhere. */
export function secretInChat(): Card {
  return noticeCard({
    ...texts().refused.secret,
    tone: 'attention',
    buttons: [{ title: texts().setUp, verb: 'command.run', data: { text: 'setup' } }],
  });
}
