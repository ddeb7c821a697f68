import { resolve } from 'node:path';
import { z } from 'zod/v4';

const environment = z.object({
  SANDBOX_PORT: z.coerce
    .number('must be a number')
    .int('must be a whole number')
    .min(1, 'must be between 1 and 65535')
    .max(65535, 'must be between 1 and 65535')
    .default(4443),
  DRAWBRIDGE_HOME: z.string().min(1, 'must name a folder').default('.drawbridge'),
  SANDBOX_ALERT_SECONDS: z.coerce
    .number('must be a number of seconds')
    .min(0, 'must not be negative')
    .default(60),
});

export interface SandboxSettings {
  port: number;
  /** The data folder of the installation; the sandbox keeps to its subfolder `sandbox`. */
  home: string;
  /** Seconds between two new alerts; 0 turns them off. */
  alertSeconds: number;
}

/** Settings that cannot be used; the message says which and how to mend them. */
export class SettingsFault extends Error {
  override readonly name = 'SettingsFault';
}

/** Reads the sandbox's settings from the environment. @throws SettingsFault */
export function readSettings(env: NodeJS.ProcessEnv): SandboxSettings {
  const parsed = environment.safeParse(env);
  if (parsed.success) {
    const { SANDBOX_PORT, DRAWBRIDGE_HOME, SANDBOX_ALERT_SECONDS } = parsed.data;
    return { port: SANDBOX_PORT, home: resolve(DRAWBRIDGE_HOME), alertSeconds: SANDBOX_ALERT_SECONDS };
  }
  const issue = parsed.error.issues[0];
  const variable = String(issue?.path[0]);
  throw new SettingsFault(`${variable} ${issue?.message ?? 'is wrong'}, but it is "${env[variable] ?? ''}".`);
}
