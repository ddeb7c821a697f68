const PATIENCE_MS = 8_000;

/** What came back from an address. */
export interface Reached {
  status: number;
  /** The service's own time; undefined when it does not say. */
  servedAt: Date | undefined;
  text: string;
}

/** Asks an address without any credential; undefined when nothing answers. No redirect is followed. */
export async function reach(url: URL): Promise<Reached | undefined> {
  try {
    const response = await fetch(url, { redirect: 'manual', signal: AbortSignal.timeout(PATIENCE_MS) });
    const text = (await response.text()).slice(0, 1_000);
    const date = response.headers.get('date');
    return { status: response.status, servedAt: date === null ? undefined : new Date(date), text };
  } catch {
    return undefined;
  }
}
