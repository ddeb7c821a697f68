import { type Card, template } from './card';
import { plainText } from './plain-text';

const bind = template('welcome');

/** What the bot says when it has been added. */
export function welcomeCard({ botName, sandbox }: { botName: string; sandbox: boolean }): Card {
  const name = plainText(botName, 40);
  return {
    content: bind({ botName: name, sandbox }),
    text: `${name} is here. Type setup to connect your tenant, or help.`,
  };
}
