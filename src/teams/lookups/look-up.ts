import type { Card } from '../../cards/card';
import { noticeCard } from '../../cards/notice';
import type { Asked } from '../../lookups/look-ups';
import type { SubjectKind } from '../../lookups/subject';
import { texts } from '../../texts/texts';
import type { Answer } from '../answer';
import { explainFailure } from '../explain';
import { failureCard } from '../failure-card';
import type { Services } from '../services';
import type { Turn } from '../turn';
import { unfold } from '../unfold';

/** What a look-up is asked about, and the alert that it was opened from. */
export interface Wanted {
  kind: SubjectKind;
  name: string;
  alertId: string | undefined;
}

/** How one kind of look-up goes: cards are shown as parts come, the last one is given back. */
export type LookUp = (asked: Asked, tools: LookUpTools) => Promise<Card>;

export interface LookUpTools {
  services: Services;
  timezone: string | undefined;
  show: (card: Card) => void;
}

const LONGEST_NAME = 200;

/** The look-up of one thing by its name. */
export function answerLookUp(
  { kind, name: given, alertId }: Wanted,
  lookUp: LookUp,
  turn: Turn,
  services: Services,
): Promise<Pick<Answer, 'card' | 'later'>> {
  const name = nameIn(given);
  if (name === '') return Promise.resolve({ card: whatName(kind) });
  return answerAsked({ action: `lookup.${kind}`, subject: name, alertId }, lookUp, turn, services);
}

/**
 * The frame of every look-up: what is there within two seconds, and the rest as it comes.
 *
 * @param title of the card that is shown while nothing has come yet
 */
export function answerAsked(
  wanted: Pick<Asked, 'action' | 'subject' | 'alertId'>,
  lookUp: LookUp,
  { asker, timezone, log }: Turn,
  services: Services,
  title = texts().lookUp.opening(wanted.subject),
): Promise<Pick<Answer, 'card' | 'later'>> {
  const asked = { ...wanted, tenantId: asker.tenantId, by: asker.aadObjectId };
  const opening = noticeCard({ title, text: texts().lookUp.openingBecause });
  return unfold(
    opening,
    (show) => lookUp(asked, { services, timezone, show }),
    (error) => failureCard(error, log, explainFailure),
  );
}

/** A name as it was typed, without what stands around it. */
function nameIn(given: string): string {
  const bare = given
    .toWellFormed()
    .replaceAll(/\p{Cc}+/gu, ' ')
    .trim();
  return bare
    .replace(/^(["'<])([^"'<>]*)["'>]$/u, '$2')
    .slice(0, LONGEST_NAME)
    .toWellFormed()
    .trim();
}

function whatName(kind: SubjectKind): Card {
  const { which, whichBecause } = texts().lookUp;
  return noticeCard({ title: which[kind], text: whichBecause[kind] });
}
