/** One page of Microsoft Graph alerts, as it came: not yet parsed. */
export interface AlertPage {
  items: unknown[];
  /** The address of the next page, already checked to be on Graph's own origin; undefined on the last one. */
  nextLink: string | undefined;
  /** The service's own clock (its Date header). */
  servedAt: Date;
  /** True for 206 Partial Content: some providers did not answer, so the page may lack alerts. */
  partial: boolean;
}

/** Where alerts come from. `page` throws `GraphFailure`; callers branch on its `kind`. */
export interface AlertFeed {
  /**
   * Reads one page of alerts whose `lastUpdateDateTime` lies in [from, to).
   * Source: GET /security/alerts_v2 with `$filter` and `$top` (security-list-alerts_v2).
   */
  page(request: AlertPageRequest): Promise<AlertPage>;
}

export type AlertPageRequest =
  | { from: Date; to: Date | undefined; severities?: readonly string[] | undefined; size: number }
  | { nextLink: string };
