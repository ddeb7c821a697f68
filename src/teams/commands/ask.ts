import type { AskTools } from '../../assistant/ask';
import { noticeCard } from '../../cards/notice';
import type { Services } from '../services';
import { questionAnswer } from '../views/assistant-view';
import { type Command, defineCommand } from './define';
import { texts } from '../../texts/texts';

/** Questions in plain language; listed only where a model is configured. */
export function askCommand(tools: AskTools): Command<Services> {
  return defineCommand<Services>({
    name: 'ask',
    topic: 'alerts',
    summary: 'A question in your own words, answered from what may be looked up by a language model.',
    examples: ['ask what hit finance last night?'],
    who: 'analyst',
    run(words, turn, services) {
      if (words !== '') return questionAnswer(words, turn, tools, services);
      const { what, example } = texts().assistant;
      return Promise.resolve({ card: noticeCard({ title: what, text: example }) });
    },
  });
}
