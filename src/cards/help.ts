import { type Card, template } from './card';
import { plainText } from './plain-text';

interface HelpView {
  commands: readonly { name: string; summary: string; example: string }[];
  sandbox: boolean;
}

const MOST_COMMANDS = 24;
const bind = template('help');

/** What this person can ask; each line is a button for itself. */
export function helpCard({ commands: all, sandbox }: HelpView): Card {
  const commands = all.slice(0, MOST_COMMANDS).map(({ name, summary, example }) => ({
    name: plainText(name, 20),
    summary: plainText(summary, 110),
    example: plainText(example, 60),
  }));
  const names = commands.map(({ name }) => name).join(', ');
  const title = commands.length === 0 ? 'Nothing is open to you here yet' : 'What you can ask';
  const hint =
    commands.length === 0
      ? 'Alerts are for the security roles of your organisation. An administrator can give you one.'
      : 'Type one of these, or select it.';
  return {
    content: bind({ commands, sandbox, title, hint }),
    text: names === '' ? hint : `You can ask: ${names}`,
  };
}
