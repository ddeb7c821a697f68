import type { Card } from '../cards/card';
import { noticeCard } from '../cards/notice';
import { remedyFor } from '../connection/remedy';
import { GraphFailure } from '../microsoft/graph/failure';
import { DatabaseUnreachable } from '../store/database-unreachable';

/** A failure of the outside world in a person's words; undefined for what is a fault of our own. */
export function explainFailure(error: unknown): Card | undefined {
  if (error instanceof DatabaseUnreachable)
    return noticeCard({
      title: 'The database does not answer',
      text: 'Drawbridge cannot answer until it is back. No alert is lost meanwhile. Try again in a minute; if this stays, tell whoever runs the bot.',
      tone: 'attention',
    });
  if (!(error instanceof GraphFailure)) return undefined;
  return noticeCard({
    title: `Could not ${error.operation}`,
    text: `Nothing has been changed. ${remedyFor(error)}`,
    tone: 'attention',
  });
}
