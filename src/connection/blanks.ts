import type { RequestTemplate } from './change';

/**
 * Fills the blanks of a request: `{name}` anywhere in its path or in a text of its body.
 *
 * @throws Error when a blank has no value, so that no request leaves half filled in
 */
export function fillTemplate(
  template: RequestTemplate,
  values: Readonly<Record<string, string>>,
): RequestTemplate {
  return fillIn(template, values) as RequestTemplate;
}

function fillIn(value: unknown, values: Readonly<Record<string, string>>): unknown {
  if (typeof value === 'string')
    return value.replace(/\{(\w+)\}/g, (_, name: string) => valueOf(name, values));
  if (Array.isArray(value)) return value.map((item) => fillIn(item, values));
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, fillIn(inner, values)]));
}

function valueOf(name: string, values: Readonly<Record<string, string>>): string {
  const value = values[name];
  if (value === undefined) throw new Error(`The request has a blank that nothing fills: ${name}.`);
  return value;
}
