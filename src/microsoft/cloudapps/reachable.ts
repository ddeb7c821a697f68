const PATIENCE_MS = 8_000;

/**
 * Whether anything answers at an address, with whatever status: a wrong name mostly has none that does. No token goes
 * along and no redirect is followed. The caller has made sure that the host is one that may be asked.
 */
export async function answers(url: URL): Promise<boolean> {
  try {
    const response = await fetch(url, { redirect: 'manual', signal: AbortSignal.timeout(PATIENCE_MS) });
    await response.body?.cancel();
    return true;
  } catch {
    return false;
  }
}
