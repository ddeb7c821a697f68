import { type Card, template } from './card';
import { plainText } from './plain-text';

export interface SetupView {
  organisation: string;
  capabilities: readonly { name: string; why: string }[];
  credential: string;
  source: string;
  readers: string;
  approver: string;
  needs: string;
}

const bind = template('setup');

/** The beginning of the setup: what will happen, what is recommended, and nothing done yet. */
export function setupCard(view: SetupView): Card {
  const organisation = plainText(view.organisation, 80);
  return {
    content: bind({ ...view, organisation, approver: plainText(view.approver, 80) }),
    text: `Connect ${organisation} to Defender. Nothing has been changed yet.`,
  };
}
