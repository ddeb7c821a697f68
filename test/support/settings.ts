import { type ChannelUser, type Conversation, findAction, type Posted } from './teams-channel';

/** What stands in the fields of a form, by their ids. */
export function fieldsOf(card: unknown): Record<string, string> {
  if (Array.isArray(card)) return Object.assign({}, ...card.map(fieldsOf)) as Record<string, string>;
  if (card === null || typeof card !== 'object') return {};
  const { type, id, value, ...rest } = card as Record<string, unknown>;
  if (typeof type === 'string' && type.startsWith('Input.') && typeof id === 'string')
    return { [id]: ['string', 'number'].includes(typeof value) ? String(value) : '' };
  return fieldsOf(Object.values(rest));
}

/**
 * Opens the settings from whatever card shows the setup, and goes from step to step until there is a plan, or a step
 * comes back with a message. Fields that are not named stay as they are.
 */
export async function walkSettings(
  conversation: Conversation,
  user: ChannelUser,
  message: Posted,
  filledIn: Readonly<Record<string, string>>,
): Promise<void> {
  for (const opener of ['setup.custom', 'setup.settings'])
    if (findAction(message.card, opener)) await conversation.clicks(user, message, opener);
  for (let before = ''; findAction(message.card, 'setup.next') && stepIn(message) !== before;) {
    before = stepIn(message);
    const fields = fieldsOf(message.card);
    const own = Object.fromEntries(Object.keys(fields).map((id) => [id, filledIn[id] ?? fields[id] ?? '']));
    await conversation.clicks(user, message, 'setup.next', own);
  }
}

/** The step and revision that a form shows. */
function stepIn({ card }: Posted): string {
  return JSON.stringify(findAction(card, 'setup.next')?.['data']);
}
