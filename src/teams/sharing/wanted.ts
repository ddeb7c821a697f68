import { z } from 'zod/v4';

/** What somebody wants to share into a chat: what a search finds, or what a link that was pasted leads to. */
export type Wanted = { by: 'search'; query: string } | { by: 'link'; url: string };

export const QUERY = 'composeExtension/query';
export const QUERY_LINK = 'composeExtension/queryLink';
/** The command and its parameter, as appPackage/manifest.json names them. */
export const COMMAND = 'alerts';
export const PARAMETER = 'query';

/**
 * A search, asked as characters are typed. Opened, the extension asks with a parameter `initialRun` and no words. There is
 * one command with one parameter, so nothing is lost where Agents Playground names neither.
 * Source: learn.microsoft.com/microsoftteams/platform/messaging-extensions/how-to/search-commands/respond-to-search.
 */
const search = z.looseObject({
  commandId: z.literal(COMMAND).optional(),
  parameters: z
    .array(z.looseObject({ name: z.string().default(PARAMETER), value: z.unknown() }))
    .max(10)
    .nullish(),
  queryOptions: z.looseObject({ skip: z.number().nullish() }).nullish(),
});

/** Source: learn.microsoft.com/microsoftteams/platform/messaging-extensions/how-to/link-unfurling. */
const link = z.looseObject({ url: z.string().max(2_048) });

/**
 * Reads the invoke of a message extension.
 *
 * @returns `malformed` for what Teams would not send; `no more` when it scrolls beyond what a search gives
 */
export function readWanted(name: string, value: unknown): Wanted | 'malformed' | 'no more' {
  if (name === QUERY_LINK) {
    const parsed = link.safeParse(value);
    return parsed.success ? { by: 'link', url: parsed.data.url } : 'malformed';
  }
  const parsed = search.safeParse(value);
  if (!parsed.success) return 'malformed';
  const { parameters, queryOptions } = parsed.data;
  if ((queryOptions?.skip ?? 0) > 0) return 'no more';
  const words = parameters?.find((one) => one.name === PARAMETER)?.value ?? '';
  return typeof words === 'string' ? { by: 'search', query: words } : 'malformed';
}
