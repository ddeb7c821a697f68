/** One page of alerts or incidents of Microsoft Graph, as it came: not yet parsed. */
export interface RecordPage {
  items: unknown[];
  /** The address of the next page, already checked to be on Graph's own origin; undefined on the last one. */
  nextLink: string | undefined;
  /** The service's own clock (its Date header). */
  servedAt: Date;
  /** True for 206 Partial Content: some providers did not answer, so the page may lack records. */
  partial: boolean;
}

/** Where records come from. `page` throws `GraphFailure`; callers branch on its `kind`. */
export interface RecordFeed {
  /** Reads one page of those whose `lastUpdateDateTime` lies in [from, to). */
  page(request: RecordPageRequest): Promise<RecordPage>;
}

export type RecordPageRequest = (
  | {
      from: Date;
      to: Date | undefined;
      severities?: readonly string[] | undefined;
      size: number;
      /** How many of them to leave out at the beginning. */
      skip?: number | undefined;
    }
  | { nextLink: string }
) & {
  /** How often it may be tried where that could help; undefined: as often as any call. */
  attempts?: number | undefined;
};
