import type { StoredAlert } from '../../alerts/list';
import type { Card } from '../../cards/card';
import { huntChoiceCard } from '../../cards/hunt-choice';
import { noticeCard } from '../../cards/notice';
import { type Offer, offersFor } from '../../lookups/hunting/offers';
import type { Parameter } from '../../lookups/hunting/parameters';
import type { SavedHunt } from '../../lookups/hunting/saved-hunts';
import { inWords } from '../../alerts/in-words';
import { listed } from '../../listed';
import { libraryTitle } from '../../lookups/hunting/library/define';
import { texts } from '../../texts/texts';
import { newOnce } from './hunt-view';

/** The hunts that fit an alert, to choose from. */
export function offersAnswer(alert: StoredAlert): Card {
  const words = texts().hunts.offers;
  const offers = offersFor(alert);
  if (offers.length === 0) return noticeCard({ title: words.none, text: words.noneBecause });
  return huntChoiceCard({
    title: words.title,
    context: alert.title,
    rows: offers.map((offer) => ({
      title: libraryTitle(offer.hunt.id),
      detail: `${kindOf(offer)}: ${shownName(offer)}`,
      verb: 'hunt.offer',
      data: dataOf(offer, alert),
    })),
    buttons: [],
  });
}

/** The hunts that people of the tenant saved. */
export function savedAnswer(hunts: readonly SavedHunt[]): Card {
  const words = texts().hunts.saved;
  if (hunts.length === 0) return noticeCard({ title: words.none, text: words.noneBecause });
  return huntChoiceCard({
    title: words.title(hunts.length),
    context: words.hint,
    rows: hunts.map(({ name, owner, query, parameters, timespan }) => ({
      title: signature(name, parameters),
      detail: [owner.name, timespan, query.replaceAll(/\s+/g, ' ')].filter(Boolean).join(' · '),
      verb: 'hunt.saved',
      data: { name, once: newOnce() },
    })),
    buttons: [],
  });
}

/** `logons(user, since:datetime)`, as it is saved. */
export function signature(name: string, parameters: readonly Parameter[]): string {
  if (parameters.length === 0) return name;
  const list = parameters.map((one) => (one.type === 'string' ? one.name : `${one.name}:${one.type}`));
  return `${name}(${list.join(', ')})`;
}

function dataOf({ hunt, entity }: Offer, alert: StoredAlert) {
  return { alert: alert.id, hunt: hunt.id, kind: entity.kind, entity: entity.key, once: newOnce() };
}

function kindOf({ entity: { kind } }: Offer): string {
  return listed(texts().hunts.offers.kinds, kind) ?? inWords(kind);
}

/** So that nobody follows an address by accident. */
function shownName({ entity: { kind, name } }: Offer): string {
  return kind === 'url' ? name.replace(/^http/i, 'hxxp').replaceAll('.', '[.]') : name;
}
