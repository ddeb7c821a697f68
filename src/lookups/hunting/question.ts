import { z } from 'zod/v4';
import { libraryTitle } from './library/define';

/** What is asked of the tenant, and where it comes from. */
export const huntQuestion = z.object({
  query: z.string(),
  /** ISO 8601; absent: the service's own 30 days. */
  timespan: z.object({ iso: z.string() }).optional(),
  /** A saved hunt's name, with what was given for its parameters. */
  title: z.string().optional(),
  /** The hunt of the library that it is, and of whom or what. */
  offer: z.object({ hunt: z.string(), about: z.string() }).optional(),
  /** The alert that it was asked from. */
  alertId: z.string().optional(),
});
export type HuntQuestion = z.infer<typeof huntQuestion>;

/** What it is called; undefined: it is a query without a name. */
export function titleOf({ offer, title }: HuntQuestion): string | undefined {
  return offer === undefined ? title : `${libraryTitle(offer.hunt)}: ${offer.about}`;
}

/** How it is spoken of: by its name, or the beginning of its query. */
export function subjectOf(question: HuntQuestion): string {
  return titleOf(question) ?? question.query.replaceAll(/\s+/g, ' ').slice(0, 120);
}
