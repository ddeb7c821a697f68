/** `inProgress` is "in progress". */
export function inWords(id: string): string {
  return id.replaceAll(/([a-z])([A-Z])/g, '$1 $2').toLowerCase();
}
