import type { Route } from './call';

/** The segments of a path; a key in parentheses is a segment of its own: applications(appId='x') is two. */
export function segmentsOf(path: string): string[] | undefined {
  const segments: string[] = [];
  for (const raw of path.split('/').filter((part) => part !== '')) {
    const segment = decode(raw);
    if (segment === undefined) return undefined;
    const [, name, key] = /^(\w+)\((.*)\)$/.exec(segment) ?? [];
    if (name === undefined || key === undefined) segments.push(segment);
    else segments.push(name, key.replace(/^'(.*)'$/, '$1'));
  }
  return segments;
}

/** The values of the route's `{names}`, or undefined when it is for another path. Fixed parts ignore case. */
export function matchRoute({ path }: Route, segments: readonly string[]): Map<string, string> | undefined {
  const pattern = path.split('/').slice(1);
  if (pattern.length !== segments.length) return undefined;
  const values = new Map<string, string>();
  for (const [index, part] of pattern.entries()) {
    const segment = segments[index] ?? '';
    if (part.startsWith('{')) values.set(part.slice(1, -1), segment);
    else if (part.toLowerCase() !== segment.toLowerCase()) return undefined;
  }
  return values;
}

function decode(raw: string): string | undefined {
  try {
    return decodeURIComponent(raw);
  } catch {
    return undefined;
  }
}
