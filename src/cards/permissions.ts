import { type Card, template } from './card';
import { plainText } from './plain-text';

export interface PermissionsView {
  organisation: string;
  /** The answer in one sentence, such as "5 of 5 permissions granted". */
  headline: string;
  apis: readonly {
    name: string;
    rows: readonly { value: string; state: 'granted' | 'missing' | 'excess'; reason: string }[];
  }[];
  /** Something is missing that setup can mend. */
  fix: boolean;
}

const STATES = {
  granted: { mark: '✓', color: 'good', word: '' },
  missing: { mark: '✕', color: 'attention', word: 'missing' },
  excess: { mark: '○', color: 'warning', word: 'not needed' },
} as const;

const bind = template('permissions');

/** What is required, granted, missing and too much, by API, each with its reason. */
export function permissionsCard({ organisation, headline, apis, fix }: PermissionsView): Card {
  const content = bind({
    organisation: plainText(organisation, 80),
    headline,
    fix,
    apis: apis.map(({ name, rows }) => ({
      name: plainText(name, 80),
      rows: rows.map(({ value, state, reason }) => {
        const { mark, color, word } = STATES[state];
        return {
          mark,
          color,
          value: plainText(value, 80),
          reason: plainText(word === '' ? reason : `${word} · ${reason}`),
        };
      }),
    })),
  });
  return { content, text: `${organisation}: ${headline}` };
}
