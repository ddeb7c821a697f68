import type { RecordFeed, RecordPage, RecordPageRequest } from '../../../src/microsoft/graph/record-feed';
import { GraphFailure } from '../../../src/microsoft/graph/failure';
import type { RawAlert } from './raw-alert';
import { seededRandom } from './random';

interface Held {
  raw: unknown;
  at: number;
  severity: string;
  visibleAt: number;
}

/** What a page meets on its way: it may throw, or give `partial`. */
export type Trouble = (call: { number: number; request: RecordPageRequest }) => unknown;

const LINK = 'https://graph.test/v1.0/security/alerts_v2?';

/**
 * Alerts in memory behind the feed's interface. Pages are positions in what matches at the moment of each request, as
 * `$skip` counts them, so alerts that change meanwhile move; their order is arbitrary, but the same in each request.
 */
export class FakeTenant implements RecordFeed {
  now = new Date('2026-11-23T12:00:00.000Z');
  /** What the service's Date header is ahead of `now` by. */
  skewMs = 0;
  pageSize = 50;
  order: 'shuffled' | 'oldest first' = 'shuffled';
  trouble: Trouble = () => undefined;
  /** Alerts, by id, that no page can be given with. */
  readonly poison = new Set<string>();
  readonly calls: RecordPageRequest[] = [];
  private readonly held = new Map<string, Held>();

  readonly clock = (): Date => this.now;

  /** Adds an alert or its new version; `lateMs` passes before the service shows it. */
  put(raw: RawAlert, lateMs = 0): void {
    const at = Date.parse(raw.lastUpdateDateTime);
    this.hold(raw.id, { raw, at, severity: raw.severity, visibleAt: at + lateMs });
  }

  /** Adds a record that is no proper alert. */
  putOdd(key: string, raw: unknown, at: Date = this.now): void {
    this.hold(key, { raw, at: at.getTime(), severity: 'low', visibleAt: at.getTime() });
  }

  pass(milliseconds: number): void {
    this.now = new Date(this.now.getTime() + milliseconds);
  }

  /** What can be seen now, by id. */
  visible(): Map<string, unknown> {
    return new Map([...this.held].filter(([, one]) => this.isVisible(one)).map(([id, one]) => [id, one.raw]));
  }

  // eslint-disable-next-line @typescript-eslint/require-await -- the feed's page is asynchronous, and throws so
  async page(request: RecordPageRequest): Promise<RecordPage> {
    this.calls.push(request);
    const met = this.trouble({ number: this.calls.length, request });
    const { from, to, severities, skip, size } = this.read(request);
    const matching = [...this.held.values()].filter(
      (one) =>
        this.isVisible(one) &&
        one.at >= from &&
        (to === undefined || one.at < to) &&
        (severities === undefined || severities.includes(one.severity)),
    );
    const ordered = this.ordered(matching);
    const end = skip + size;
    const items = ordered.slice(skip, end).map(({ raw }) => raw);
    if (items.some((raw) => this.poison.has((raw as { id?: string } | null)?.id ?? '')))
      throw graphFailure('unavailable');
    const next = new URLSearchParams({
      from: String(from),
      to: String(to ?? ''),
      skip: String(end),
      size: String(size),
    });
    if (severities !== undefined) next.set('severities', severities.join(','));
    return {
      items: items.map((raw) => structuredClone(raw)),
      nextLink: end < ordered.length ? LINK + next.toString() : undefined,
      servedAt: new Date(Math.floor((this.now.getTime() + this.skewMs) / 1000) * 1000),
      partial: met === 'partial',
    };
  }

  private hold(key: string, held: Held): void {
    this.held.delete(key);
    this.held.set(key, held);
  }

  private isVisible({ visibleAt }: Held): boolean {
    return visibleAt <= this.now.getTime();
  }

  private ordered(matching: Held[]): Held[] {
    if (this.order === 'oldest first') return matching.sort((a, b) => a.at - b.at);
    const random = seededRandom(7);
    return matching
      .map((one) => ({ one, place: random() }))
      .sort((a, b) => a.place - b.place)
      .map(({ one }) => one);
  }

  private read(request: RecordPageRequest) {
    if (!('nextLink' in request)) {
      const { from, to, severities, skip = 0 } = request;
      const size = Math.min(request.size, this.pageSize);
      return { from: from.getTime(), to: to?.getTime(), severities, skip, size };
    }
    const query = new URL(request.nextLink).searchParams;
    const to = query.get('to');
    return {
      from: Number(query.get('from')),
      to: to ? Number(to) : undefined,
      severities: query.get('severities')?.split(','),
      skip: Number(query.get('skip')),
      size: Number(query.get('size')),
    };
  }
}

/** A failure as the feed throws it. */
export function graphFailure(kind: GraphFailure['kind']): GraphFailure {
  return new GraphFailure('list alerts', kind, `made for the test: ${kind}`);
}
