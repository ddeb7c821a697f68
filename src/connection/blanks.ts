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

/** Whether a request is what a template comes to once its blanks are filled in. */
export function fitsTemplate(template: unknown, request: unknown): boolean {
  if (typeof template === 'string') return typeof request === 'string' && fitsText(template, request);
  if (template === null || typeof template !== 'object') return template === request;
  if (request === null || typeof request !== 'object') return false;
  const names = new Set([...namesIn(template), ...namesIn(request)]);
  return [...names].every((name) => fitsTemplate(fieldOf(template, name), fieldOf(request, name)));
}

/** The fields that are there: one that is undefined is not, as in JSON. */
function namesIn(value: object): string[] {
  return Object.entries(value).flatMap(([name, inner]) => (inner === undefined ? [] : [name]));
}

function fieldOf(value: object, name: string): unknown {
  return (value as Record<string, unknown>)[name];
}

function fitsText(template: string, text: string): boolean {
  if (template === text) return true;
  const parts = template.split(/\{\w+\}/).map((part) => part.replace(/[$()*+.?[\\\]^{|}]/g, '\\$&'));
  return parts.length > 1 && new RegExp(`^${parts.join('.+')}$`, 's').test(text);
}
