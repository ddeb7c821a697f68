import { type Card, template } from './card';

const bind = template('welcome');

/** What the bot says when it has been added. */
export function welcomeCard(view: { botName: string; sandbox: boolean }): Card {
  return {
    content: bind(view),
    text: `${view.botName} is here. Type setup to connect your tenant, or help.`,
  };
}
