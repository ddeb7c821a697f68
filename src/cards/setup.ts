import { type Card, template } from './card';
import { plainText } from './plain-text';
import { texts } from '../texts/texts';

interface SetupView {
  organisation: string;
  capabilities: readonly { name: string; why: string }[];
  /** What is left out, and why. */
  without?: readonly { name: string; why: string }[];
  credential: string;
  source: string;
  readers: string;
  approver: string;
  /** What the connection is to be called; empty: as usual. */
  name: string;
}

const MOST_CAPABILITIES = 12;
const bind = template('setup');

/** The beginning of the setup: what will happen, what is recommended, and nothing done yet. */
export function setupCard(view: SetupView): Card {
  const organisation = plainText(view.organisation, 80);
  const words = texts().setup.begin;
  return {
    content: bind({
      organisation,
      name: plainText(view.name, 60),
      title: words.title(view.name === '' ? organisation : `${organisation}: ${plainText(view.name, 60)}`),
      words,
      capabilities: [...view.capabilities, ...(view.without ?? [])]
        .slice(0, MOST_CAPABILITIES)
        .map(({ name, why }) => ({ name: plainText(name, 60), why: plainText(why, 200) })),
      credential: plainText(view.credential),
      source: plainText(view.source),
      readers: plainText(view.readers),
      approver: plainText(view.approver, 80),
    }),
    text: words.spoken(organisation),
  };
}
