/** Names in a sentence: "Ada, Ben and Carla"; `and` is the word before the last. */
export function listed(all: readonly string[], and: string): string {
  return all.length < 2 ? (all[0] ?? '') : `${all.slice(0, -1).join(', ')} ${and} ${all.at(-1) ?? ''}`;
}
