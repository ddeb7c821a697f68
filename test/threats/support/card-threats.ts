import { elementsOf, problemsOf } from '../../cards/card-problems';

type Json = Record<string, unknown>;

/** Where a card may lead: Defender, and nothing that came with an alert. */
const OURS =
  /^https:\/\/(security\.microsoft\.com|portal\.cloudappsecurity\.com|bot\.example|[\w.-]+\.microsoft\.com)(:\d+)?\//;

/** What in a card is alive that should be plain text. */
export function liveTexts(content: Json): string[] {
  return problemsOf(content);
}

/** Links, pictures and the like that lead elsewhere. */
export function foreignLinks(content: Json): string[] {
  return elementsOf(content)
    .flatMap(({ url, iconUrl, backgroundImage }) => [url, iconUrl, backgroundImage])
    .filter(
      (link): link is string => typeof link === 'string' && !link.startsWith('data:') && !OURS.test(link),
    );
}

/** The elements of a card in order, without their words: what a text must not change. */
export function skeletonOf(content: Json): string[] {
  return elementsOf(content).map(({ type, verb, id }) => [type, verb, id].map(String).join(' '));
}
