export type Attributes = Readonly<Record<string, string | number | boolean>>;

/** How a span is called. Nothing in it comes from outside: no text, no name of a person, no query. */
export interface SpanStart {
  name: string;
  kind: 'server' | 'client' | 'consumer' | 'internal';
  attributes?: Attributes;
  /** What else every log line within it says. */
  line?: Readonly<Record<string, string>>;
}

/** Something under way, for whoever does it. */
export interface Span {
  set(attributes: Attributes): void;
  rename(name: string): void;
  /** It came to nothing good; `why` is one of few words: a kind of failure, a status. */
  fail(why: string): void;
}

/** The ids in the forms of W3C Trace Context; `spanId` is undefined where no spans are kept. */
export interface SpanIds {
  traceId: string;
  spanId: string | undefined;
  /** 1: it is kept, 0: it is left out. */
  flags: number;
}

/** A span until it ends. */
export interface OpenSpan extends Span {
  readonly ids: SpanIds;
  end(): void;
}

/** Where a span belongs. */
export interface SpanPlace {
  /** What it is a part of; undefined: it begins a trace. */
  under?: OpenSpan | undefined;
  /** What led to it, in another trace. */
  after?: SpanIds | undefined;
}

/** Where spans are made. */
export interface Spans {
  /** False: a span is its trace's id and nothing more, so the parts of a trace have none of their own. */
  kept: boolean;
  open(start: SpanStart, place: SpanPlace): OpenSpan;
}

/** A span for whom nothing is under way, or nothing is kept. */
export const NO_SPAN: Span = {
  set: () => undefined,
  rename: () => undefined,
  fail: () => undefined,
};
