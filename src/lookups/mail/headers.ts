/** One field of a header. */
export interface HeaderField {
  name: string;
  value: string;
}

const MOST_BYTES = 256_000;
const MOST_FIELDS = 500;

/**
 * The fields of a header as it stands in a mail, unfolded, the topmost first. It ends at the first empty line; a line that
 * is no field is passed over. Source: RFC 5322 section 2.2.
 */
export function fieldsOf(header: string): HeaderField[] {
  const fields: HeaderField[] = [];
  for (const line of header.slice(0, MOST_BYTES).split(/\r?\n/)) {
    if (line === '' || fields.length >= MOST_FIELDS) break;
    const last = fields.at(-1);
    if (/^[ \t]/.test(line)) {
      if (last !== undefined) last.value += ` ${line.trim()}`;
      continue;
    }
    const [, name, value] = /^([!-9;-~]{1,100}):(.*)$/s.exec(line) ?? [];
    if (name !== undefined && value !== undefined) fields.push({ name, value: value.trim() });
  }
  return fields;
}
