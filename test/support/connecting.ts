import { walkSettings } from './settings';
import { type ChannelUser, type Conversation, findAction, type Posted, textOf, until } from './teams-channel';

/** Goes through the settings until there is a plan; the fields that are not named stay as they are. */
export async function planned(
  conversation: Conversation,
  user: ChannelUser,
  message: Posted,
  filledIn: Readonly<Record<string, string>>,
): Promise<void> {
  // A busy machine answers a step later: the card is walked on from wherever it is then.
  await until(async () => {
    await walkSettings(conversation, user, message, filledIn);
    return findAction(message.card, 'plan.approve');
  }, 'the plan');
}

/** Waits until the card of a plan tells of what the connection has read so far. */
export async function setUpEnded(message: Posted): Promise<void> {
  await until(() => (textOf(message.card).includes('so far') ? true : undefined), 'the setup to end');
}

/**
 * Sets a connection up and approves it.
 *
 * @param chosen what is filled into the settings; `recommended` takes the recommended ones with one button
 */
export async function connect(
  conversation: Conversation,
  user: ChannelUser,
  chosen: Readonly<Record<string, string>> | 'recommended',
  said = 'setup',
): Promise<void> {
  const message = await conversation.says(user, said);
  if (chosen === 'recommended') {
    await conversation.clicks(user, message, 'setup.recommended');
    await until(() => findAction(message.card, 'plan.approve'), 'the plan');
  } else await planned(conversation, user, message, chosen);
  await conversation.clicks(user, message, 'plan.approve');
  await setUpEnded(message);
}
