import { type Card, template } from './card';
import { plainText } from './plain-text';

interface HelpView {
  topics: readonly {
    title: string;
    commands: readonly { name: string; summary: string; example: string }[];
  }[];
  sandbox: boolean;
}

const MOST_COMMANDS = 9;
const bind = template('help');

/** What this person can ask, by topic; each opens, and each line in it is a button for itself. */
export function helpCard({ topics: all, sandbox }: HelpView): Card {
  const topics = all.map(({ title, commands }, index) => ({
    id: `topic${index}`,
    title: plainText(title, 40),
    names: commands
      .slice(0, MOST_COMMANDS)
      .map(({ name }) => plainText(name, 20))
      .join(' · '),
    commands: commands.slice(0, MOST_COMMANDS).map(({ name, summary, example }) => ({
      name: plainText(name, 20),
      summary: plainText(summary, 110),
      example: plainText(example, 60),
    })),
  }));
  const none = topics.length === 0;
  const title = none ? 'Nothing is open to you here yet' : 'What you can ask';
  const hint = none
    ? 'Alerts are for the security roles of your organisation. An administrator can give you one.'
    : 'Type one of these words, or select a line to see more.';
  const names = topics.map((topic) => topic.names.replaceAll(' · ', ', ')).join(', ');
  return {
    content: bind({ topics, sandbox, title, hint }),
    text: plainText(none ? hint : `You can ask: ${names}`, 600),
  };
}
