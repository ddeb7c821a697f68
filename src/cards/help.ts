import { type Card, template } from './card';
import { texts } from '../texts/texts';
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
  const { help, sandbox: made } = texts();
  const title = none ? help.nothing : help.title;
  const hint = none ? help.whoMay : help.hint;
  const names = topics.map((topic) => topic.names.replaceAll(' · ', ', ')).join(', ');
  return {
    content: bind({ topics, sandbox: sandbox ? made : '', title, hint }),
    text: plainText(none ? hint : help.spoken(names), 600),
  };
}
