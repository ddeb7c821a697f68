import { generateKeyPairSync, type KeyObject, randomUUID } from 'node:crypto';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { exportJWK, type JWTPayload, SignJWT } from 'jose';
import { LANGUAGES, speaking, texts } from '../../src/texts/texts';

/** An Adaptive Card as it went over the wire. */
export type CardJson = Record<string, unknown>;

export interface ChannelUser {
  aadObjectId: string;
  name: string;
  /** The language of their Teams, such as de-DE. */
  locale?: string;
}

/** A message that the bot has sent, with the newest state of its card. */
export interface Posted {
  id: string;
  conversationId: string;
  card: CardJson | undefined;
  /** What its first attachment is. */
  contentType: string | undefined;
  text: string;
  /** How often it was changed after it was sent. */
  updates: number;
  /** The activity that it answers; undefined: the bot spoke by itself. */
  answers: string | undefined;
}

/** What a conversation answers to a message, instead of taking it. */
export interface Refusal {
  status: number;
  /** Bot Framework's error code, such as BotNotInConversationRoster. */
  code?: string;
  retryAfter?: number;
  /** Take the message all the same, and then answer so. */
  afterDelivery?: boolean;
  /** Break the connection instead of answering. */
  reset?: boolean;
  /** Never answer. */
  hold?: boolean;
  /** How often; without it: always. */
  times?: number;
}

export interface InvokeAnswer {
  status: number;
  card: CardJson | undefined;
  /** What the bot answered, in the protocol's own form. */
  body: InvokeBody;
}

export interface InvokeBody {
  statusCode?: number;
  type?: string;
  value?: CardJson;
}

/** What Teams does when the bot asks to sign a user on: the token it gets for the resource, if it gets one. */
export type SignOn = (user: ChannelUser, resource: string) => Promise<string | undefined>;

interface LoginRequest {
  connectionName: string;
  tokenExchangeResource: { id: string; uri: string };
}

/** A team as Teams names it in the activities of its channels. */
export interface Team {
  name: string;
  aadGroupId: string;
}

interface ChannelOptions {
  botUrl: string;
  tenantId: string;
  /** With an app id the channel signs its requests, as Teams does; without, it sends no token. */
  appId?: string;
}

const ISSUER = 'https://api.botframework.com';

/**
 * Teams, as far as the bot can tell: it speaks for users over /api/messages and takes the bot's messages over the
 * connector's HTTP interface. With an app id it also is the issuer of channel tokens and of the bot's own.
 */
export class TeamsChannel {
  readonly posted: Posted[] = [];
  /** How conversations refuse messages, by their ids. */
  readonly refusals = new Map<string, Refusal>();
  /** How many requests with a message came, those that were refused included. */
  attempts = 0;
  /** Unset, this Teams knows no single sign-on and shows the sign-in button, as Agents Playground would. */
  signOn: SignOn | undefined;
  readonly keyId = randomUUID();
  private readonly privateKey: KeyObject;
  private readonly publicKey: KeyObject;
  private server: Server | undefined;

  constructor(private readonly options: ChannelOptions) {
    const pair = generateKeyPairSync('rsa', { modulusLength: 2048 });
    this.privateKey = pair.privateKey;
    this.publicKey = pair.publicKey;
  }

  /** The key that its tokens are checked with, as everybody can have it. */
  get publicPem(): string {
    return this.publicKey.export({ type: 'spki', format: 'pem' }).toString();
  }

  get url(): string {
    return `http://127.0.0.1:${(this.server?.address() as AddressInfo).port}`;
  }

  /** What the bot is configured with so that it takes this channel for Teams. */
  get botEnvironment(): Record<string, string> {
    return {
      BOT_TOKEN_ISSUER: ISSUER,
      BOT_OPENID_METADATA_URL: `${this.url}/.well-known/openidconfiguration`,
      BOT_LOGIN_URL: `${this.url}/login`,
      BOT_SERVICE_URL_HOSTS: '127.0.0.1',
    };
  }

  async start(): Promise<void> {
    const server = createServer((request, response) => void this.answer(request, response));
    this.server = server;
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  }

  async stop(): Promise<void> {
    this.server?.closeAllConnections();
    await new Promise((resolve) => this.server?.close(resolve));
  }

  /** A conversation of this kind; personal ones are between one user and the bot, a channel may be that of a team. */
  conversation(kind: 'personal' | 'groupChat' | 'channel' = 'personal', team?: Team): Conversation {
    return new Conversation(this, `${kind}-${randomUUID()}`, kind, this.options, team);
  }

  /** A conversation of this very id, whoever else has one. */
  conversationNamed(id: string, kind: 'personal' | 'groupChat' | 'channel'): Conversation {
    return new Conversation(this, id, kind, this.options);
  }

  /** A group chat of another tenant's people. */
  elsewhere(tenantId: string): Conversation {
    return new Conversation(this, `groupChat-${randomUUID()}`, 'groupChat', { ...this.options, tenantId });
  }

  /** Posts an activity to the bot as it is. */
  async send(
    activity: unknown,
    headers: Record<string, string> = {},
  ): Promise<{ status: number; body: unknown }> {
    const response = await fetch(`${this.options.botUrl}/api/messages`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...(await this.authorization()), ...headers },
      body: JSON.stringify(activity),
    });
    const text = await response.text();
    return { status: response.status, body: text === '' ? undefined : (JSON.parse(text) as unknown) };
  }

  /** A channel token, or one that differs from it as told. */
  token(
    claims: Record<string, unknown> = {},
    header: Record<string, unknown> = {},
    key = this.privateKey,
  ): Promise<string> {
    const now = Math.floor(Date.now() / 1000);
    const aud = this.options.appId ?? '';
    const all: JWTPayload = {
      iss: ISSUER,
      aud,
      serviceurl: this.url,
      nbf: now - 60,
      exp: now + 3600,
      ...claims,
    };
    return new SignJWT(all).setProtectedHeader({ alg: 'RS256', kid: this.keyId, ...header }).sign(key);
  }

  private async authorization(): Promise<Record<string, string>> {
    return this.options.appId === undefined ? {} : { authorization: `Bearer ${await this.token()}` };
  }

  private async answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const body = Buffer.concat(chunks).toString('utf8');
    const path = (request.url ?? '').split('?')[0] ?? '';
    const refusal = this.refusalOf(request.method ?? 'GET', path);
    if (refusal !== undefined) {
      if (refusal.afterDelivery === true) await this.reply('POST', path, body);
      if (refusal.hold === true) return;
      if (refusal.reset === true) request.socket.destroy();
      else refuse(response, refusal);
      return;
    }
    const reply = await this.reply(request.method ?? 'GET', path, body);
    response.writeHead(reply === undefined ? 404 : 200, { 'content-type': 'application/json' });
    response.end(JSON.stringify(reply ?? {}));
  }

  /** What a new message meets in its conversation, if it is to be refused. */
  private refusalOf(method: string, path: string): Refusal | undefined {
    const id = decodeURIComponent(/^\/v3\/conversations\/([^/]+)\/activities/.exec(path)?.[1] ?? '');
    if (method !== 'POST' || id === '') return undefined;
    this.attempts += 1;
    const refusal = this.refusals.get(id);
    if (refusal?.times === undefined) return refusal;
    refusal.times -= 1;
    if (refusal.times === 0) this.refusals.delete(id);
    return refusal;
  }

  private async reply(method: string, path: string, body: string): Promise<object | undefined> {
    if (path.endsWith('/openidconfiguration')) {
      return {
        issuer: ISSUER,
        jwks_uri: `${this.url}/keys`,
        id_token_signing_alg_values_supported: ['RS256'],
      };
    }
    if (path === '/keys') {
      const key = {
        ...(await exportJWK(this.publicKey)),
        kid: this.keyId,
        use: 'sig',
        endorsements: ['msteams'],
      };
      return { keys: [key] };
    }
    const match = /^\/v3\/conversations\/([^/]+)\/activities(?:\/([^/]+))?$/.exec(path);
    if (match?.[1] === undefined) return undefined;
    const conversationId = decodeURIComponent(match[1]);
    const activity = JSON.parse(body === '' ? '{}' : body) as Record<string, unknown>;
    if (method === 'PUT') return this.update(decodeURIComponent(match[2] ?? ''), activity);
    return this.post(conversationId, activity, match[2]);
  }

  private post(conversationId: string, activity: Record<string, unknown>, answers?: string): object {
    const id = `activity-${this.posted.length + 1}-${randomUUID()}`;
    if (activity['type'] !== 'message') return { id };
    const text = typeof activity['text'] === 'string' ? activity['text'] : '';
    this.posted.push({ id, conversationId, ...cardOf(activity), text, updates: 0, answers });
    return { id };
  }

  private update(id: string, activity: Record<string, unknown>): object | undefined {
    const message = this.posted.find((one) => one.id === id);
    if (message === undefined) return undefined;
    Object.assign(message, cardOf(activity));
    message.updates += 1;
    return { id };
  }
}

/** One conversation and what is said in it. */
export class Conversation {
  constructor(
    private readonly channel: TeamsChannel,
    readonly id: string,
    private readonly kind: string,
    private readonly options: ChannelOptions,
    private readonly team?: Team,
  ) {}

  /** Says something and gives the message that the bot answers with. */
  async says(user: ChannelUser, text: string, extra: Record<string, unknown> = {}): Promise<Posted> {
    const said = { ...this.activity(user, 'message'), text, ...extra };
    const { status } = await this.channel.send(said);
    if (status >= 300) throw new Error(`The bot answered ${status} to "${text}".`);
    return until(() => this.messages().find(({ answers }) => answers === said.id), `an answer to "${text}"`);
  }

  /** Clicks a button of a message by its verb; what was filled in goes along. */
  async clicks(
    user: ChannelUser,
    message: Posted,
    verb: string,
    inputs: Record<string, unknown> = {},
  ): Promise<InvokeAnswer> {
    const action = findAction(message.card, verb);
    if (action === undefined) throw new Error(`The card has no ${verb}: ${JSON.stringify(message.card)}`);
    const data = { ...(action['data'] as object), ...inputs };
    return this.invokes(user, message.id, { type: 'Action.Execute', verb, data });
  }

  /** What a user sees of a message once Teams has let its card look again. */
  async sees(user: ChannelUser, message: Posted): Promise<CardJson | undefined> {
    const { refresh } = (message.card ?? {}) as { refresh?: { action: unknown } };
    if (refresh === undefined) return message.card;
    return (await this.invoke(user, message.id, { action: refresh.action }, false)).card;
  }

  /**
   * Sends an invoke as it is, and waits for an answer that comes later. A card that comes back replaces the message's, as
   * Teams does. Asked to sign the user on, it sends the same invoke once more with the token.
   */
  async invokes(user: ChannelUser, replyToId: string | undefined, action: unknown): Promise<InvokeAnswer> {
    const first = await this.invoke(user, replyToId, { action });
    if (first.body.type !== 'application/vnd.microsoft.activity.loginRequest') return first;
    const { connectionName, tokenExchangeResource } = first.body.value as unknown as LoginRequest;
    const token = await this.channel.signOn?.(user, tokenExchangeResource.uri);
    if (token === undefined) return first;
    const authentication = { id: tokenExchangeResource.id, connectionName, token };
    return this.invoke(user, replyToId, { action, authentication });
  }

  /** Sends an invoke with this value, once. */
  async invoke(
    user: ChannelUser,
    replyToId: string | undefined,
    value: object,
    replaces = true,
  ): Promise<InvokeAnswer> {
    const name = 'adaptiveCard/action';
    const message = this.channel.posted.find(({ id }) => id === replyToId);
    const before = { updates: message?.updates, posted: this.messages().length };
    const sent = await this.channel.send({ ...this.activity(user, 'invoke'), name, replyToId, value });
    const body = (sent.body ?? {}) as InvokeBody;
    if (LANGUAGES.some((one) => speaking(one, () => texts().working) === (body.value as unknown))) {
      await until(
        () => message?.updates !== before.updates || this.messages().length > before.posted || undefined,
        'the late answer to a click',
      );
      return {
        status: sent.status,
        card: message?.updates === before.updates ? undefined : message?.card,
        body,
      };
    }
    const card = body.type === 'application/vnd.microsoft.card.adaptive' ? body.value : undefined;
    if (replaces && message !== undefined && card !== undefined && message.updates === 0) message.card = card;
    return { status: sent.status, card, body };
  }

  /** Sends an invoke of another name, such as a search from the compose box, and gives what Teams is answered. */
  async asks(
    user: ChannelUser,
    name: string,
    value: unknown,
    replyToId?: string,
  ): Promise<{ status: number; body: unknown }> {
    return this.channel.send({ ...this.activity(user, 'invoke'), name, value, replyToId });
  }

  /** What the bot has said here without being spoken to. */
  notices(): Posted[] {
    return this.messages().filter(({ answers }) => answers === undefined);
  }

  messages(): Posted[] {
    return this.channel.posted.filter(({ conversationId }) => conversationId === this.id);
  }

  activity(user: ChannelUser, type: string): Record<string, unknown> & { id: string } {
    return {
      type,
      id: randomUUID(),
      timestamp: new Date().toISOString(),
      channelId: 'msteams',
      serviceUrl: this.channel.url,
      from: { id: `29:${user.aadObjectId}`, name: user.name, aadObjectId: user.aadObjectId },
      recipient: { id: '28:bot', name: 'Drawbridge' },
      conversation: { id: this.id, conversationType: this.kind, tenantId: this.options.tenantId },
      channelData: { tenant: { id: this.options.tenantId }, ...(this.team && { team: this.team }) },
      localTimezone: 'Europe/Berlin',
      ...(user.locale !== undefined && { locale: user.locale }),
    };
  }
}

/** Every text that a person can read on a card, in order. */
export function textOf(card: unknown): string {
  if (Array.isArray(card)) return card.map(textOf).join(' ');
  if (card === null || typeof card !== 'object') return '';
  return Object.entries(card)
    .map(([key, value]) =>
      ['text', 'title'].includes(key) && typeof value === 'string'
        ? value.replaceAll('\u00a0', ' ')
        : textOf(value),
    )
    .join(' ');
}

/** The action of a verb, wherever it stands in the card. */
export function findAction(card: unknown, verb: string): Record<string, unknown> | undefined {
  if (Array.isArray(card))
    return card.map((item) => findAction(item, verb)).find((found) => found !== undefined);
  if (card === null || typeof card !== 'object') return undefined;
  const element = card as Record<string, unknown>;
  if (element['type'] === 'Action.Execute' && element['verb'] === verb) return element;
  return findAction(Object.values(element), verb);
}

/** Waits until there is something, looking often; gives up after half a minute. */
export async function until<T>(look: () => T | undefined | Promise<T | undefined>, what: string): Promise<T> {
  for (let tries = 0; tries < 1200; tries++) {
    const found = await look();
    if (found !== undefined) return found;
    await new Promise((resolve) => setTimeout(resolve, 25));
  }
  throw new Error(`Waited in vain for ${what}.`);
}

function refuse(response: ServerResponse, { status, code = 'ServiceError', retryAfter }: Refusal): void {
  const headers = retryAfter === undefined ? {} : { 'retry-after': String(retryAfter) };
  response.writeHead(status, { 'content-type': 'application/json', ...headers });
  response.end(JSON.stringify({ error: { code, message: `${code}.` } }));
}

function cardOf(activity: Record<string, unknown>): Pick<Posted, 'card' | 'contentType'> {
  const [attachment] = (activity['attachments'] ?? []) as { content?: CardJson; contentType?: string }[];
  return { card: attachment?.content, contentType: attachment?.contentType };
}
