/** A language model that answers step by step: it asks for look-ups until it has what it needs, then says something. */
export interface Model {
  /** @param tools what it may ask for */
  begin(question: string, instructions: string, tools: readonly ToolDescription[]): Conversation;
}

export interface Conversation {
  /**
   * The next step, after the outputs of the last step's calls by their ids.
   *
   * @throws ModelFailure
   */
  next(outputs: Readonly<Record<string, string>>): Promise<Step>;
}

export type Step = { kind: 'say'; text: string } | { kind: 'look-up'; calls: readonly ToolCall[] };

export interface ToolCall {
  id: string;
  name: string;
  /** As the model gave it: checked by the tool's own schema. */
  input: unknown;
}

export interface ToolDescription {
  name: string;
  description: string;
  /** A JSON schema of the input. */
  parameters: Record<string, unknown>;
}

export type ModelFailureKind = 'busy' | 'unreachable' | 'too-long';

/** The model did not answer. Branch on `kind`. */
export class ModelFailure extends Error {
  override readonly name = 'ModelFailure';

  constructor(
    readonly kind: ModelFailureKind,
    options?: ErrorOptions,
  ) {
    super(`the model is ${kind}`, options);
  }
}
