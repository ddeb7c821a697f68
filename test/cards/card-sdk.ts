import { createRequire } from 'node:module';
import type * as AdaptiveCards from 'adaptivecards';

/** Microsoft's own card renderer. Its entry for imports does not load in Node, its bundle does. */
const sdk = createRequire(__filename)('adaptivecards/dist/adaptivecards.js') as typeof AdaptiveCards;

/** What Teams draws beyond the standard; each needs a fallback that is standard. */
const TEAMS_EXTRAS = /^(CodeBlock|Chart\.[\w.]+)$/;
const KNOWN_FALLBACK =
  /^Unknown element type "(CodeBlock|Chart\.[\w.]+)"\. Fallback will be used if present\.$/;
/** Read by the renderer itself and so in none of its schemas. */
const STRUCTURE = [
  'type',
  '$schema',
  'body',
  'actions',
  'items',
  'columns',
  'inlines',
  'fallback',
  'selectAction',
];

export function isTeamsExtra(type: unknown): boolean {
  return typeof type === 'string' && TEAMS_EXTRAS.test(type);
}

/** What the renderer has to say against a card: wrong values, unknown elements, what is required and missing. */
export function parseProblems(content: object): string[] {
  const context = new sdk.SerializationContext(sdk.Versions.v1_5);
  const card = new sdk.AdaptiveCard();
  card.parse(content, context);
  const events = Array.from({ length: context.eventCount }, (_, index) => context.getEventAt(index).message);
  const validation = card.validateProperties().validationEvents.map(({ message }) => message);
  return [...events, ...validation].filter((message) => !KNOWN_FALLBACK.test(message));
}

/** The properties that an element or action of this type has in 1.5; undefined when there is no such type. */
export function knownProperties(type: string): string[] | undefined {
  const { elements, actions } = sdk.GlobalRegistry;
  const made =
    elements.createInstance(type, sdk.Versions.v1_5) ??
    actions.createInstance(type, sdk.Versions.v1_5) ??
    others(type);
  if (made === undefined) return undefined;
  const schema = made.getSchema();
  const names = Array.from({ length: schema.getCount() }, (_, index) => schema.getItemAt(index).name);
  return [...STRUCTURE, ...names];
}

function others(type: string): AdaptiveCards.SerializableObject | undefined {
  if (type === 'AdaptiveCard') return new sdk.AdaptiveCard();
  if (type === 'Column') return new sdk.Column();
  return type === 'TextRun' ? new sdk.TextRun() : undefined;
}
