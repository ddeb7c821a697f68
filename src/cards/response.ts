import { type Button, plainButtons } from './buttons';
import { type Card, sizeOf, template } from './card';
import { plainText } from './plain-text';
import { requestTexts } from './plan-requests';
import { texts } from '../texts/texts';

export type ResponseViewState =
  'proposed' | 'running' | 'done' | 'failed' | 'changed' | 'rejected' | 'expired' | 'superseded';

interface ResponseView {
  /** Opaque. */
  action: string;
  state: ResponseViewState;
  /** What is to be done, or was. */
  sentence: string;
  /** What it is done to, by name. */
  about: string;
  requests: readonly { method: string; path: string; body?: unknown }[];
  /** How far it is, while it runs. */
  progress?: string;
  /** What came of it, where that is more than that it was done. */
  outcome?: string;
  /** Why it was not done, and what to do. */
  failure?: string;
  /** Who is to decide, or has. */
  footer: string;
  /** Whoever looks may decide on it. */
  decides: boolean;
  buttons: readonly Button[];
}

const LOOKS = {
  proposed: { mark: '○', color: 'accent' },
  running: { mark: '◐', color: 'accent' },
  done: { mark: '✓', color: 'good' },
  failed: { mark: '✕', color: 'attention' },
  changed: { mark: '✕', color: 'attention' },
  rejected: { mark: '○', color: 'default' },
  expired: { mark: '○', color: 'default' },
  superseded: { mark: '○', color: 'default' },
} as const;

const bind = template('response');

/** Something to be done in Defender: the question, the progress, and the record. */
export function responseCard(view: ResponseView): Card {
  const { state, progress = '', failure = '', outcome } = view;
  const words = texts().response;
  const { title, subtitle: standing } = words.looks[state];
  const told = state === 'running' && progress !== '' ? progress : (outcome ?? standing);
  const subtitle = plainText(told, 200);
  const sentence = plainText(view.sentence, 400);
  const data = {
    ...{ title, subtitle, sentence },
    ...LOOKS[state],
    words: { ...texts().buttons, requests: words.requests },
    action: view.action,
    about: plainText(view.about, 160),
    failure: plainText(failure, 500),
    failureStyle: state === 'changed' ? 'warning' : 'attention',
    footer: plainText(view.footer, 240),
    isProposed: state === 'proposed',
    asks: state === 'proposed' && view.decides,
    hasRequests: view.requests.length > 0,
    buttons: plainButtons(view.buttons),
  };
  const changes = view.requests.map((request) => ({ request }));
  const taken = sizeOf(bind({ ...data, requests: '', lines: [] }));
  const requests = requestTexts(changes, taken);
  const lines = requests.map((text) => ({ text }));
  const content = bind({ ...data, requests: requests.join('\n\n'), lines });
  return { content, text: `${title}${title.endsWith('?') ? '' : ':'} ${sentence}` };
}
