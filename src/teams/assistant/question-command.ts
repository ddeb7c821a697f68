import { READ_TOOLS } from '../../assistant/tools';
import type { ModelSettings } from '../../config/model-settings';
import { askCommand } from '../commands/ask';
import type { Command } from '../commands/define';
import type { Services } from '../services';
import { createTeamsAiModel } from './teams-ai-model';

/** The command that questions in plain language go to. This file brings teams-ai's planner and the model's client with it. */
export function createQuestionCommand(model: ModelSettings): Command<Services> {
  return askCommand({ model: createTeamsAiModel(model), tools: READ_TOOLS });
}
