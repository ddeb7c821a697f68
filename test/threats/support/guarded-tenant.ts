import { rawAlert } from '../../alerts/support/raw-alert';
import { connect } from '../../support/connecting';
import { startSandboxHere } from '../../support/programs';
import { type Scene, startScene } from '../../support/scene';
import { type ChannelUser, type Conversation, textOf, until } from '../../support/teams-channel';
import { type Button, tour } from './tour';

/** Stands in what only readers may see. */
export const CANARY = 'qzxj-for-readers-alone';
/** Nothing but what is asked for is to happen meanwhile. */
const QUIET = { POLL_SECONDS: '3600', HEALTH_SECONDS: '3600' };

/** A connected tenant with something to hide, and every button that its administrator has seen. */
export interface GuardedTenant {
  scene: Scene;
  chat: Conversation;
  ada: ChannelUser;
  buttons: Button[];
}

/** @param capabilities what the connection may do */
export async function startGuardedTenant(capabilities: string): Promise<GuardedTenant> {
  const scene = await startScene(startSandboxHere, QUIET);
  const { sandbox, channel } = scene;
  const [ada, chat] = [sandbox.user('Global Administrator'), channel.conversation('groupChat')];
  const items = Array.from({ length: 5 }, (_, n) =>
    rawAlert(`canary-${n}`, new Date(), { title: CANARY, severity: 'high' }),
  );
  await sandbox.control('alerts', { items });
  await connect(chat, ada, { capabilities });
  await until(
    async () => (textOf((await chat.says(ada, 'alerts')).card).includes(CANARY) ? true : undefined),
    'the canaries',
  );
  return { scene, chat, ada, buttons: await tour(scene, chat, ada) };
}
