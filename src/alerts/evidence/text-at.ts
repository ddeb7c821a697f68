/** The text or number at a path such as `userAccount.displayName`; the empty path is the value itself. */
export function textAt(value: unknown, path: string): string | undefined {
  let current = value;
  for (const part of path === '' ? [] : path.split('.')) {
    if (!isRecord(current) || !Object.hasOwn(current, part)) return undefined;
    current = current[part];
  }
  if (typeof current === 'number') return String(current);
  return typeof current === 'string' && current.trim() !== '' ? current.trim() : undefined;
}

/** The texts of a list; none when it is no list. */
export function textsOf(value: unknown, field: string): string[] {
  const list = isRecord(value) ? value[field] : undefined;
  if (!Array.isArray(list)) return [];
  return list.slice(0, 50).flatMap((item: unknown) => textAt(item, '') ?? []);
}

export function isRecord(value: unknown): value is Record<string, unknown> {
  return value !== null && typeof value === 'object' && !Array.isArray(value);
}
