/** Names in a sentence: "Ada, Ben and Carla". */
export function listed(all: readonly string[], and = 'and'): string {
  return all.length < 2 ? (all[0] ?? '') : `${all.slice(0, -1).join(', ')} ${and} ${all.at(-1) ?? ''}`;
}
