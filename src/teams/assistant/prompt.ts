import type { ToolsAugmentation } from '@microsoft/teams-ai/lib/augmentations/ToolsAugmentation';
import { ActionOutputMessage } from '@microsoft/teams-ai/lib/prompts/ActionOutputMessage';
import { ConversationHistory } from '@microsoft/teams-ai/lib/prompts/ConversationHistory';
import { Prompt } from '@microsoft/teams-ai/lib/prompts/Prompt';
import type { PromptTemplate } from '@microsoft/teams-ai/lib/prompts/PromptTemplate';
import { SystemMessage } from '@microsoft/teams-ai/lib/prompts/SystemMessage';
import { UserMessage } from '@microsoft/teams-ai/lib/prompts/UserMessage';
import type { CompletionConfig } from '@microsoft/teams-ai/lib/types';
import type { ToolDescription } from '../../assistant/model';

/** Where the planner finds what it is given, and keeps what was said. The names are teams-ai's. */
export const PROMPT = 'question';
export const INPUT = 'temp.input';
export const OUTPUTS = 'temp.actionOutputs';
export const INSTRUCTIONS = 'temp.instructions';
const HISTORY = `conversation.${PROMPT}_history`;
const MOST_INPUT_TOKENS = 60_000;

/**
 * The prompt of a question. What only some models take, such as a temperature or `max_tokens`, is left to the model's own
 * standard, though the type wants it said.
 */
const COMPLETION = {
  include_history: true,
  include_input: true,
  include_images: false,
  max_input_tokens: MOST_INPUT_TOKENS,
} satisfies Partial<CompletionConfig> as CompletionConfig;

export function promptFor(
  tools: readonly ToolDescription[],
  augmentation: ToolsAugmentation,
): PromptTemplate {
  return {
    name: PROMPT,
    prompt: new Prompt([
      // By a variable, so that nothing in the text is taken for a part of a template.
      new SystemMessage(`{{$${INSTRUCTIONS}}}`),
      new ConversationHistory(HISTORY),
      new ActionOutputMessage(HISTORY),
      new UserMessage(`{{$${INPUT}}}`),
    ]),
    config: {
      schema: 1.1,
      type: 'completion',
      completion: COMPLETION,
      augmentation: { augmentation_type: 'tools' },
    },
    actions: tools.map(({ name, description, parameters }) => ({ name, description, parameters })),
    augmentation,
  };
}
