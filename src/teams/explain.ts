import type { Card } from '../cards/card';
import { noticeCard } from '../cards/notice';
import { operationInWords, remedyFor } from '../connection/remedy';
import { GraphFailure } from '../microsoft/graph/failure';
import { DatabaseUnreachable } from '../store/database-unreachable';
import { texts } from '../texts/texts';

/** A failure of the outside world in a person's words; undefined for what is a fault of our own. */
export function explainFailure(error: unknown): Card | undefined {
  if (error instanceof DatabaseUnreachable)
    return noticeCard({ ...texts().failures.database, tone: 'attention' });
  if (!(error instanceof GraphFailure)) return undefined;
  return noticeCard({
    title: texts().failures.couldNot(operationInWords(error)),
    text: texts().failures.unchanged(remedyFor(error)),
    tone: 'attention',
  });
}
