import { sourceName } from '../../alerts/sources';
import { ask, type AskTools, type Reply } from '../../assistant/ask';
import { ModelFailure } from '../../assistant/model';
import { answerCard } from '../../cards/answer';
import type { Card } from '../../cards/card';
import { noticeCard } from '../../cards/notice';
import type { Answer } from '../answer';
import type { Services } from '../services';
import type { Turn } from '../turn';
import { unfold } from '../unfold';
import { stateOf } from './alert-words';
import { texts } from '../../texts/texts';

const LONGEST_QUESTION = 1_000;
/** Answers a question in plain words: at once that it is looked into, and in the same message what came of it. */
export async function questionAnswer(
  question: string,
  { asker, timezone, log }: Turn,
  tools: AskTools,
  services: Services,
): Promise<Answer> {
  const asked = question.slice(0, LONGEST_QUESTION);
  const { alerts, incidents, lookUps, savedHunts, clock } = services;
  const sources = { alerts, incidents, lookUps, savedHunts, clock };
  const asking = { tenantId: asker.tenantId, by: asker.aadObjectId, timezone, now: clock() };
  const words = texts().assistant;
  const failed = (error: unknown) => {
    log.warn({ err: error }, 'a question was not answered');
    return failureCard(error);
  };
  const work = () => ask(asked, asking, tools, sources).then((reply) => replyCard(asked, reply), failed);
  return unfold(noticeCard({ title: words.looking, text: words.lookingText }), work, failed);
}

function replyCard(question: string, { text, cited, ran }: Reply): Card {
  const rows = cited.map(({ ref, alert }) => ({
    ...{ ref, id: alert.id, severity: alert.severity, title: alert.title },
    subtitle: `${sourceName(alert.source)} · ${stateOf(alert)}`,
  }));
  return answerCard({ question, text: text ?? texts().assistant.dontKnow, cited: rows, ran });
}

function failureCard(error: unknown): Card {
  const kind = error instanceof ModelFailure ? error.kind : 'unreachable';
  return noticeCard({
    title: texts().assistant.noAnswer,
    text: texts().assistant.failures[kind],
    tone: 'warning',
    buttons: [{ title: texts().buttons.showAlerts, verb: 'alerts.show', data: {} }],
  });
}
