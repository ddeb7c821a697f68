import { z } from 'zod/v4';
import { readState, writeState } from '../tenant/state-file';
import { type AlertStore, createAlertStore } from './alert-store';

const item = z.looseObject({ id: z.string() });
const schema = z.object({ version: z.literal(1), alerts: z.array(item), incidents: z.array(item) });

const WRITE_AFTER_MS = 250;

export interface SecurityFile {
  alerts: AlertStore;
  incidents: AlertStore;
  /** True when the file was not there yet. */
  fresh: boolean;
  /** Writes what is still unwritten. */
  flush(): void;
}

/**
 * Alerts and incidents, kept in a file of their own, so that thousands of them do not slow the tenant's own down.
 * Written shortly after a change. @throws StateFault
 */
export function openSecurityFile(path: string): SecurityFile {
  const state = readState(path, schema);
  const alerts = createAlertStore(state?.alerts ?? []);
  const incidents = createAlertStore(state?.incidents ?? []);
  let timer: NodeJS.Timeout | undefined;

  function flush(): void {
    if (timer === undefined) return;
    clearTimeout(timer);
    timer = undefined;
    const rawOf = (store: AlertStore) => store.newestFirst().map(({ raw }) => raw);
    writeState(path, { version: 1, alerts: rawOf(alerts), incidents: rawOf(incidents) });
  }

  function changed(): void {
    timer ??= setTimeout(flush, WRITE_AFTER_MS).unref();
  }

  alerts.onChange(changed);
  incidents.onChange(changed);
  return { alerts, incidents, fresh: state === undefined, flush };
}
