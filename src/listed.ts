/** What a list has under a name from outside, which may be `constructor`; undefined where it has nothing. */
export function listed<T>(list: Readonly<Record<string, T>>, name: string): T | undefined {
  return Object.hasOwn(list, name) ? list[name] : undefined;
}
