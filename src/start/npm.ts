const LOOK_MS = 200;

/**
 * Calls `stop` when the `npm start` above this process is gone. A signal to npm ends npm and its shell, but does not
 * reach the program that the shell runs; all that shows is that the parent is another one.
 */
export function stopWithNpm(stop: () => void): void {
  if (process.env['npm_lifecycle_event'] === undefined) return;
  const parent = process.ppid;
  setInterval(() => {
    if (process.ppid !== parent) stop();
  }, LOOK_MS).unref();
}
