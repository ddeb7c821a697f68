import { z } from 'zod/v4';

/** `name=value,name=value`, the values encoded as in a URL. Source: W3C Baggage, as OpenTelemetry's variables have it. */
export const pairs = z.string().transform((text, context) => {
  const items = text.split(',').filter((item) => item.trim() !== '');
  const read = items.map(pairIn);
  if (!read.includes(undefined)) return Object.fromEntries(read.filter((pair) => pair !== undefined));
  context.addIssue({ code: 'custom' });
  return z.NEVER;
});

/** Source of the name's letters: RFC 9110, section 5.6.2. */
function pairIn(item: string): [string, string] | undefined {
  const [, name, value] = /^\s*([\w.!#$&'*+^`|~-]+)\s*=([^]*)$/.exec(item) ?? [];
  if (name === undefined || value === undefined) return undefined;
  try {
    const decoded = decodeURIComponent(value.trim());
    return /[\r\n]/.test(decoded) ? undefined : [name, decoded];
  } catch {
    return undefined;
  }
}
