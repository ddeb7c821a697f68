import { fieldsOf } from '../mail/headers';

const BEGINNING = 64_000;
/** One of these stands in every mail. Source: RFC 5322 section 3.6 (From and Date are required). */
const TELLING = ['from', 'date', 'received', 'message-id'];

/** A mail out of base64; undefined when it is none. */
export function emlFrom(base64: string): Buffer | undefined {
  const bytes = Buffer.from(base64, 'base64');
  const header = bytes.subarray(0, BEGINNING).toString('latin1');
  return fieldsOf(header).some(({ name }) => TELLING.includes(name.toLowerCase())) ? bytes : undefined;
}
