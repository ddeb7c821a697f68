import { randomBytes } from 'node:crypto';
import type { StoredAlert } from '../alerts/list';
import { type Citations, createCitations } from './citations';
import { instructionsFor } from './instructions';
import type { Conversation, Model, ToolCall } from './model';
import { plainAnswer, refsIn, withoutRefs } from './plain-answer';
import type { ReadTool, ToolScope, ToolSources } from './read-tool';

const MOST_STEPS = 8;
const MOST_CALLS = 16;
const LONGEST_OUTPUT = 24_000;

/** What came of a question. */
export interface Reply {
  /** Plain text; undefined: the model came to no answer. */
  text: string | undefined;
  /** The alerts that the text cites, by the names it cites them by. */
  cited: { ref: string; alert: StoredAlert }[];
  /** What was looked up, as people would type it, each once. */
  ran: string[];
}

export interface AskTools {
  model: Model;
  tools: readonly ReadTool[];
}

export interface Asking {
  tenantId: string;
  /** The aadObjectId of who asks. */
  by: string;
  timezone: string | undefined;
  now: Date;
}

/**
 * Answers a question in plain language: the model asks for look-ups, each is made with the asker's tenant, and what it
 * says at last is made plain. Whatever stands in the data, or the model makes of it, nothing is changed: there is no
 * tool for that.
 *
 * @throws ModelFailure when the model does not answer
 */
export async function ask(
  question: string,
  asking: Asking,
  { model, tools }: AskTools,
  sources: ToolSources,
): Promise<Reply> {
  const citations = createCitations();
  const ran = new Set<string>();
  const { refer, idOf } = citations;
  const scope: ToolScope = { ...asking, ...sources, refer, idOf, ran: (command) => ran.add(command) };
  const mark = `DATA-${randomBytes(12).toString('hex')}`;
  const instructions = instructionsFor(asking.now, asking.timezone, mark);
  const descriptions = tools.map(({ description }) => description);
  const said = await converse(model.begin(question, instructions, descriptions), tools, scope, mark);
  return { ...replyOf(said, citations), ran: [...ran] };
}

async function converse(
  conversation: Conversation,
  tools: readonly ReadTool[],
  scope: ToolScope,
  mark: string,
): Promise<string | undefined> {
  let outputs: Record<string, string> = {};
  let calls = 0;
  for (let number = 1; number <= MOST_STEPS; number++) {
    const step = await conversation.next(outputs);
    if (step.kind === 'say') return step.text;
    calls += step.calls.length;
    if (calls > MOST_CALLS) return undefined;
    outputs = {};
    for (const call of step.calls)
      outputs[call.id] = `${mark}\n${await outputOf(call, tools, scope)}\n${mark}`;
  }
  return undefined;
}

async function outputOf(
  { name, input }: ToolCall,
  tools: readonly ReadTool[],
  scope: ToolScope,
): Promise<string> {
  const tool = tools.find(({ description }) => description.name === name);
  if (tool === undefined) return JSON.stringify({ problem: 'There is no such tool.' });
  return JSON.stringify(await tool.run(input, scope)).slice(0, LONGEST_OUTPUT);
}

function replyOf(said: string | undefined, citations: Citations): Pick<Reply, 'text' | 'cited'> {
  const text = withoutRefs(plainAnswer(said ?? ''), (ref) => citations.get(ref) !== undefined);
  const cited = refsIn(text).flatMap((ref) => {
    const alert = citations.get(ref);
    return alert === undefined ? [] : [{ ref, alert }];
  });
  return { text: text === '' ? undefined : text, cited };
}
