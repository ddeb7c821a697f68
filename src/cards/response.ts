import { type Button, plainButtons } from './buttons';
import { type Card, sizeOf, template } from './card';
import { plainText } from './plain-text';
import { requestTexts } from './plan-requests';

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
  proposed: { title: 'Do this in Defender?', mark: '○', color: 'accent' },
  running: { title: 'Being done in Defender', mark: '◐', color: 'accent' },
  done: { title: 'Done in Defender', mark: '✓', color: 'good' },
  failed: { title: 'Not done', mark: '✕', color: 'attention' },
  changed: { title: 'It changed meanwhile', mark: '✕', color: 'attention' },
  rejected: { title: 'Rejected', mark: '○', color: 'default' },
  expired: { title: 'Nobody decided within a day', mark: '○', color: 'default' },
  superseded: { title: 'Overtaken by a newer one', mark: '○', color: 'default' },
} as const;

const SUBTITLES: Readonly<Record<ResponseViewState, string>> = {
  proposed: 'Nothing has been changed yet',
  running: 'Under way',
  done: 'Defender shows it',
  failed: 'This is what happened',
  changed: 'Nothing has been overwritten',
  rejected: 'Nothing has been changed',
  expired: 'Nothing has been changed',
  superseded: 'This one changes nothing',
};

const bind = template('response');

/** Something to be done in Defender: the question, the progress, and the record. */
export function responseCard(view: ResponseView): Card {
  const { state, progress = '', failure = '', outcome } = view;
  const { title, mark, color } = LOOKS[state];
  const told = state === 'running' && progress !== '' ? progress : (outcome ?? SUBTITLES[state]);
  const subtitle = plainText(told, 200);
  const sentence = plainText(view.sentence, 400);
  const data = {
    ...{ title, subtitle, sentence, mark, color },
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
  const texts = requestTexts(changes, taken);
  const content = bind({ ...data, requests: texts.join('\n\n'), lines: texts.map((text) => ({ text })) });
  return { content, text: `${title}${title.endsWith('?') ? '' : ':'} ${sentence}` };
}
