import type { Config } from '../config/config';

/** What a look at one part of a deployment came to. */
export type Finding =
  | { state: 'good'; text: string }
  /** It works, and could be better. */
  | { state: 'note'; text: string }
  | { state: 'bad'; text: string; mend: string };

/** One part of a deployment: one file each in checks/, and one line in their list. */
export interface Check {
  name: string;
  /** Looks, and changes nothing. What it throws counts as bad. */
  look(config: Config): Promise<Finding[]>;
}

export const good = (text: string): Finding => ({ state: 'good', text });
export const note = (text: string): Finding => ({ state: 'note', text });
export const bad = (text: string, mend: string): Finding => ({ state: 'bad', text, mend });
