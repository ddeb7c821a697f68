import { ToolsAugmentation } from '@microsoft/teams-ai/lib/augmentations/ToolsAugmentation';
import { OpenAIModel } from '@microsoft/teams-ai/lib/models/OpenAIModel';
import { ActionPlanner } from '@microsoft/teams-ai/lib/planners/ActionPlanner';
import type { Plan, PredictedDoCommand, PredictedSayCommand } from '@microsoft/teams-ai/lib/planners/Planner';
import { PromptManager } from '@microsoft/teams-ai/lib/prompts/PromptManager';
import type { PromptResponse } from '@microsoft/teams-ai/lib/types';
import { TurnContext } from 'botbuilder';
import { type Model, ModelFailure, type ModelFailureKind, type Step } from '../../assistant/model';
import type { ModelSettings } from '../../config/model-settings';
import { createMemory } from './memory';
import { INPUT, INSTRUCTIONS, OUTPUTS, PROMPT, promptFor } from './prompt';

const MOST_MESSAGES = 60;
const CLIENT = { timeout: 30_000, maxRetries: 2 };

/** A model behind teams-ai's planner: OpenAI's, Azure's, or any that answers as they do. */
export function createTeamsAiModel(settings: ModelSettings): Model {
  const model = openAiModel(settings);
  const augmentation = new ToolsAugmentation();
  return {
    begin(question, instructions, tools) {
      // Prompts are given, none is read from a folder.
      const prompts = new PromptManager({ promptsFolder: '', max_history_messages: MOST_MESSAGES });
      prompts.addPrompt(promptFor(tools, augmentation));
      const planner = new ActionPlanner({ model, prompts, defaultPrompt: PROMPT });
      const memory = createMemory();
      memory.setValue(INSTRUCTIONS, instructions);
      memory.setValue(INPUT, question);
      // The planner only tells it apart from others: the model's events of one question do not reach another.
      const context = Object.create(TurnContext.prototype) as TurnContext;
      return {
        async next(outputs) {
          memory.setValue(OUTPUTS, outputs);
          const response = await planner.completePrompt(context, memory, PROMPT);
          if (response.status !== 'success')
            throw new ModelFailure(failureKind(response), { cause: response.error });
          memory.deleteValue(INPUT);
          return stepOf(await augmentation.createPlanFromResponse(context, memory, response));
        },
      };
    },
  };
}

function openAiModel(settings: ModelSettings): OpenAIModel {
  const shared = { clientOptions: CLIENT, useSystemMessages: true };
  if (settings.kind === 'openai') {
    const { apiKey, model: defaultModel, url } = settings;
    return new OpenAIModel({ ...shared, apiKey, defaultModel, ...(url && { endpoint: url.href }) });
  }
  return new OpenAIModel({
    ...shared,
    azureApiKey: settings.apiKey,
    azureEndpoint: settings.url.href,
    azureDefaultDeployment: settings.deployment,
    azureApiVersion: settings.apiVersion,
  });
}

function failureKind({ status }: PromptResponse<string>): ModelFailureKind {
  if (status === 'rate_limited') return 'busy';
  return status === 'too_long' ? 'too-long' : 'unreachable';
}

/** A model that both speaks and asks for something is still at work. */
function stepOf({ commands }: Plan): Step {
  const calls = commands
    .filter((command): command is PredictedDoCommand => command.type === 'DO')
    .map(({ action, actionId, parameters }) => ({ id: actionId ?? '', name: action, input: parameters }));
  if (calls.length > 0) return { kind: 'look-up', calls };
  const said = commands.find((command): command is PredictedSayCommand => command.type === 'SAY');
  return { kind: 'say', text: said?.response.content ?? '' };
}
