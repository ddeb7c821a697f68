/** One part of an answer: on its way, there, or not to be had, with the reason in words. */
export type Part<T> = { state: 'coming' } | { state: 'there'; value: T } | { state: 'missing'; why: string };

/** Every part of an answer, by its name. */
export type Parts<Values> = { [Name in keyof Values]: Part<Values[Name]> };

/** How each part is read. */
export type Readers<Values> = { [Name in keyof Values]: () => Promise<Values[Name]> };

/**
 * Reads all parts at once. One that fails leaves the others alone.
 *
 * @param whyMissing the reason for a failure in words; it throws what is a fault of our own
 * @param tell hears of all parts each time that one has come
 */
export async function gather<Values extends object>(
  readers: Readers<Values>,
  whyMissing: (error: unknown, name: keyof Values) => string,
  tell: (parts: Parts<Values>) => void,
): Promise<Parts<Values>> {
  const names = Object.keys(readers) as (keyof Values)[];
  let parts = Object.fromEntries(names.map((name) => [name, { state: 'coming' }])) as Parts<Values>;
  tell(parts);

  async function read(name: keyof Values): Promise<void> {
    const part = await partFrom(readers[name], (error) => whyMissing(error, name));
    parts = { ...parts, [name]: part };
    tell(parts);
  }

  await Promise.all(names.map((name) => read(name)));
  return parts;
}

async function partFrom<T>(
  reader: () => Promise<T>,
  whyMissing: (error: unknown) => string,
): Promise<Part<T>> {
  try {
    return { state: 'there', value: await reader() };
  } catch (error) {
    return { state: 'missing', why: whyMissing(error) };
  }
}

/** The value of a part that is there. */
export function valueOf<T>(part: Part<T>): T | undefined {
  return part.state === 'there' ? part.value : undefined;
}
