import { type Card, template } from './card';
import { plainParagraphs, plainText } from './plain-text';
import { severityLook } from './severity';
import { texts } from '../texts/texts';

interface AnswerView {
  question: string;
  text: string;
  /** The alerts that the text names by their refs. */
  cited: readonly { ref: string; id: string; severity: string; title: string; subtitle: string }[];
  /** What was looked up, as people would type it. */
  ran: readonly string[];
}

const MOST_CITED = 7;
const MOST_RAN = 4;
const MOST_BUTTONS = 3;
/** What a button that stands for something typed may carry. */
const LONGEST_COMMAND = 600;
const bind = template('answer');

/** A model's answer to a question: what it says, the alerts that it names, and what it had looked up. */
export function answerCard({ question, text, cited, ran }: AnswerView): Card {
  const said = plainParagraphs(text, 1500);
  const content = bind({
    question: plainText(question, 200),
    open: texts().buttons.open,
    text: said,
    cited: cited.slice(0, MOST_CITED).map((alert) => ({
      ref: plainText(alert.ref, 6),
      id: alert.id,
      title: plainText(alert.title, 140),
      subtitle: plainText(`${severityLook(alert.severity).name} · ${alert.subtitle}`, 140),
      style: severityLook(alert.severity).style,
    })),
    source: ran.length === 0 ? texts().assistant.lookedNothingUp : texts().assistant.lookedUp,
    ran: ran.slice(0, MOST_RAN).map((command) => ({ command: plainText(command, 200) })),
    buttons: ran.slice(0, MOST_BUTTONS).map((command) => ({
      title: plainText(command, 40),
      verb: 'command.run',
      data: { text: command.slice(0, LONGEST_COMMAND) },
    })),
  });
  return { content, text: plainText(said, 200) };
}
