import { texts } from '../texts/texts';
import { type Card, template } from './card';
import { plainText } from './plain-text';

const bind = template('welcome');

/** What the bot says when it has been added. */
export function welcomeCard({ botName, sandbox }: { botName: string; sandbox: boolean }): Card {
  const name = plainText(botName, 40);
  const { welcome, sandbox: made, setUp, help } = texts();
  return {
    content: bind({
      title: welcome.title(name),
      what: welcome.what,
      next: welcome.next,
      sandbox: sandbox ? made : '',
      setUp,
      help: help.button,
    }),
    text: welcome.spoken(name),
  };
}
