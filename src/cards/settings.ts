import { type Card, template } from './card';
import { plainText } from './plain-text';

interface SettingsView {
  /** What the connection is called, and whose it is. */
  title: string;
  context: string;
  /** One row an area, with the button that changes it. */
  rows: readonly {
    name: string;
    summary: string;
    button: string;
    verb: string;
    data: Record<string, unknown>;
  }[];
}

const MOST_ROWS = 10;
const bind = template('settings');

/** What was chosen for a connection, each thing with a button to change it. */
export function settingsCard({ title, context, rows }: SettingsView): Card {
  const content = bind({
    title: plainText(title, 120),
    context: plainText(context, 160),
    rows: rows.slice(0, MOST_ROWS).map((row) => ({
      ...row,
      name: plainText(row.name, 40),
      summary: plainText(row.summary, 160),
      button: plainText(row.button, 30),
    })),
  });
  return { content, text: plainText(title, 120) };
}
