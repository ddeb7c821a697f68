import { rm } from 'node:fs/promises';
import { testServer } from './test-server';

/** Stops what global-setup started and removes its folder. */
export default async function globalTeardown(): Promise<void> {
  if (testServer.current === undefined) return;
  await testServer.current.stop();
  await rm(testServer.current.home, { recursive: true, force: true });
}
