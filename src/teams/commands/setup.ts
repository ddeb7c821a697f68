import { noticeCard } from '../../cards/notice';
import { isGoodName } from '../../connection/connection-name';
import { byName, which } from '../connection-choice';
import type { Services } from '../services';
import { administratorOf, setupAnswer, welcomeAnswer } from '../views/setup-view';
import { defineCommand } from './define';
import { texts } from '../../texts/texts';

export const setup = defineCommand<Services>({
  name: 'setup',
  topic: 'connection',
  summary: 'Connect this tenant to Defender, step by step; with a name, a further connection.',
  examples: ['setup', 'setup Incident response'],
  who: 'admin',
  async run(name, turn, services) {
    const all = await services.connections.list(turn.asker.tenantId);
    const [first] = all;
    const meant = name === '' && all.length === 1 ? first : byName(all, name);
    if (meant !== undefined) {
      return setupAnswer(await services.setup.resume(administratorOf(turn), meant), turn, services);
    }
    if (name === '' && all.length > 1) return { card: which('', 'setup', all) };
    if (name !== '' && !isGoodName(name)) return { card: noticeCard(texts().setup.name) };
    return welcomeAnswer(name, turn, services);
  },
});
