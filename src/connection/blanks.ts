import type { RequestTemplate } from './change';

const WHOLE = /^\{(\w+)\}$/;

/**
 * Fills the blanks of a request: `{name}` anywhere in its path or in a text of its body. A text of the body that is a
 * blank and nothing else becomes the value itself, which may be a list.
 *
 * @throws Error when a blank has no value, so that no request leaves half filled in
 */
export function fillTemplate(
  template: RequestTemplate,
  values: Readonly<Record<string, unknown>>,
): RequestTemplate {
  return fillIn(template, values) as RequestTemplate;
}

function fillIn(value: unknown, values: Readonly<Record<string, unknown>>): unknown {
  const whole = typeof value === 'string' ? WHOLE.exec(value)?.[1] : undefined;
  if (whole !== undefined) return valueOf(whole, values);
  if (typeof value === 'string')
    return value.replace(/\{(\w+)\}/g, (_, name: string) => String(valueOf(name, values)));
  if (Array.isArray(value)) return value.map((item) => fillIn(item, values));
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, fillIn(inner, values)]));
}

function valueOf(name: string, values: Readonly<Record<string, unknown>>): unknown {
  const value = values[name];
  if (value === undefined) throw new Error(`The request has a blank that nothing fills: ${name}.`);
  return value;
}

/** Whether a request is what a template comes to once its blanks are filled in. */
export function fitsTemplate(template: unknown, request: unknown): boolean {
  if (typeof template === 'string' && WHOLE.test(template)) return request !== undefined;
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
