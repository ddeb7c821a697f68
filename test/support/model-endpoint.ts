import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface ModelMessage {
  role: string;
  content: string | null;
  tool_calls?: unknown[];
}

export interface ModelRequest {
  model: string;
  messages: ModelMessage[];
  tools: { function: { name: string; description: string; parameters: object } }[];
}

/** What the model does: says something, asks for look-ups, or fails with a status. */
export type Reaction =
  { says: string } | { calls: { name: string; input: object | string }[] } | { status: number };

export interface ModelEndpoint {
  /** What the bot is to be started with. */
  environment: Record<string, string>;
  /** What was asked so far. */
  requests: ModelRequest[];
  /** Decides on what it is asked from now on. */
  reacts(reaction: (request: ModelRequest) => Reaction): void;
  stop(): Promise<void>;
}

/**
 * A stand-in for a service that speaks OpenAI's protocol.
 * Source of the shapes: platform.openai.com/docs/api-reference/chat.
 */
export async function startModelEndpoint(): Promise<ModelEndpoint> {
  const requests: ModelRequest[] = [];
  let react: (request: ModelRequest) => Reaction = () => ({ says: '' });
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const asked = JSON.parse(Buffer.concat(chunks).toString('utf8')) as ModelRequest;
      requests.push(asked);
      answer(response, react(asked), requests.length);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    environment: {
      OPENAI_API_KEY: 'key-of-the-stand-in',
      OPENAI_MODEL: 'stand-in',
      OPENAI_BASE_URL: `http://127.0.0.1:${port}/v1`,
    },
    requests,
    reacts(reaction) {
      react = reaction;
    },
    stop: () =>
      new Promise((resolve) => {
        server.close(() => {
          resolve();
        });
        server.closeAllConnections();
      }),
  };
}

function answer(response: ServerResponse, reaction: Reaction, number: number): void {
  if ('status' in reaction) {
    response.writeHead(reaction.status, { 'content-type': 'application/json', 'retry-after-ms': '1' });
    response.end(JSON.stringify({ error: { message: 'The stand-in refuses.' } }));
    return;
  }
  const message =
    'says' in reaction
      ? { content: reaction.says }
      : { content: null, tool_calls: callsOf(reaction, number) };
  response.writeHead(200, { 'content-type': 'application/json' });
  response.end(
    JSON.stringify({
      id: `chatcmpl-${number}`,
      object: 'chat.completion',
      choices: [{ index: 0, finish_reason: 'stop', message: { role: 'assistant', ...message } }],
    }),
  );
}

function callsOf({ calls }: Extract<Reaction, { calls: unknown }>, number: number): object[] {
  return calls.map(({ name, input }, index) => ({
    id: `call_${number}_${index}`,
    type: 'function',
    function: { name, arguments: typeof input === 'string' ? input : JSON.stringify(input) },
  }));
}
