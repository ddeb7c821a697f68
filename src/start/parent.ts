/** Calls `stop` when the program that started this one is gone, so that no process outlives a killed parent. */
export function stopWithParent(stop: () => void): void {
  if (process.send === undefined) return;
  process.on('disconnect', stop);
}
