import type { Card } from '../../cards/card';
import { noticeCard } from '../../cards/notice';
import type { Asked } from '../../lookups/look-ups';
import type { SubjectKind } from '../../lookups/subject';
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

/** The frame of every look-up: what is there within two seconds, and the rest as it comes. */
export function answerAsked(
  wanted: Pick<Asked, 'action' | 'subject' | 'alertId'>,
  lookUp: LookUp,
  { asker, timezone, log }: Turn,
  services: Services,
): Promise<Pick<Answer, 'card' | 'later'>> {
  const asked = { ...wanted, tenantId: asker.tenantId, by: asker.aadObjectId };
  const opening = noticeCard({
    title: `Looking up ${wanted.subject}`,
    text: 'This card changes as soon as there is an answer.',
  });
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
  const text = {
    user: 'Type a name, an address or an id after the word, such as user elin haugen.',
    mail: 'Type a Message-ID, a network message id, or words of the subject after the word. Mails are found by the alerts that name them, and by hunting where it is on.',
    device: 'Type a name or an id after the word, such as device lap-05.',
    ip: 'Type an IP address after the word, such as activities 203.0.113.24.',
    app: 'Type the name of an app after the word, such as activities sharepoint.',
    file: 'Type its hash after the word, and the device that has it in quarantine: file <hash> on lap-05.',
  }[kind];
  return noticeCard({ title: `Which ${kind}?`, text });
}
