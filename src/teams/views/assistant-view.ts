import { sourceName } from '../../alerts/sources';
import { type Asking, ask, type AskTools } from '../../assistant/ask';
import { ModelFailure, type ModelFailureKind } from '../../assistant/model';
import { answerCard } from '../../cards/answer';
import type { Card } from '../../cards/card';
import { noticeCard } from '../../cards/notice';
import type { Answer } from '../answer';
import type { Turn } from '../turn';
import { stateOf } from './alert-words';

const LONGEST_QUESTION = 1_000;
const ALERTS = { title: 'Show alerts', verb: 'alerts.show', data: {} };

const FAILURES: Readonly<Record<ModelFailureKind, string>> = {
  busy: 'The model has too much to do just now. Ask again in a minute, or ask in the words of alerts.',
  unreachable:
    'The model did not answer. Ask again, or ask in the words of alerts; whoever runs the bot finds the reason in its log.',
  'too-long': 'What was found is more than the model can read at once. Ask for less, such as a shorter time.',
};

/** Answers a question in plain words: at once that it is looked into, and in the same message what came of it. */
export function questionAnswer(question: string, turn: Turn, now: Date, tools: AskTools): Answer {
  const asked = question.slice(0, LONGEST_QUESTION);
  const asking = { tenantId: turn.asker.tenantId, timezone: turn.timezone, now };
  const text = 'This card changes as soon as there is an answer.';
  return { card: noticeCard({ title: 'Looking into it', text }), later: reply(asked, asking, turn, tools) };
}

async function reply(question: string, asking: Asking, { log }: Turn, tools: AskTools): Promise<Card> {
  try {
    const { text, cited, ran } = await ask(question, asking, tools);
    const rows = cited.map(({ ref, alert }) => ({
      ...{ ref, id: alert.id, severity: alert.severity, title: alert.title },
      subtitle: `${sourceName(alert.source)} · ${stateOf(alert)}`,
    }));
    return answerCard({ question, text: text ?? 'I do not know.', cited: rows, ran });
  } catch (error) {
    log.warn({ err: error }, 'a question was not answered');
    const kind = error instanceof ModelFailure ? error.kind : 'unreachable';
    return noticeCard({
      title: 'No answer to that',
      text: FAILURES[kind],
      tone: 'warning',
      buttons: [ALERTS],
    });
  }
}
