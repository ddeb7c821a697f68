/** What alerts are found by: each technique in upper case and, for T1059.001, T1059 too, of which it is a part. */
export function techniqueKeys(techniques: readonly string[]): string[] {
  const ids = techniques.map((one) => one.trim().toUpperCase());
  return [...new Set(ids.flatMap((id) => [id, id.split('.')[0] ?? id]))].filter((id) => id !== '');
}
