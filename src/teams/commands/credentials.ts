import { chooseConnection } from '../connection-choice';
import type { Services } from '../services';
import { credentialsAnswer } from '../views/credentials-view';
import { readActualState } from '../../connection/actual-state';
import { defineCommand } from './define';

export const credentials = defineCommand<Services>({
  name: 'credentials',
  summary: 'Secrets and certificates of the application, and the days they have left.',
  examples: ['credentials'],
  who: 'admin',
  async run(name, turn, services) {
    const { connection, card } = await chooseConnection(name, 'credentials', turn, services);
    if (connection === undefined) return { card };
    return { card: credentialsAnswer(connection, await readActualState(connection, services.sources)) };
  },
});
