import type { ApplicationIdentity } from '../../../microsoft/entra/credential';
import type { Graph } from '../../../microsoft/graph/client';
import type { Organization } from '../../../microsoft/graph/organization';
import type { KeySigner } from '../../../microsoft/keyvault/sign';
import type { CredentialVault } from '../../../vault/credential-vault';
import type { Connection } from '../../connection-store';
import type { DesiredState } from '../../desired-state';
import type { Licences } from '../../licences';
import type { Texts } from '../../../texts/en';
import type { Field, FilledIn, Problems } from '../form';

/** What a step can know of the tenant and of the place where it is talked about. */
export interface StepFacts {
  connection: Connection;
  organization: Organization;
  licences: Licences;
  /** The tenant, with the bot's own eyes. */
  graph: Graph;
  vault: CredentialVault;
  /** Signs in as an application. @throws GraphFailure when Entra refuses */
  signsIn: (identity: ApplicationIdentity) => Promise<void>;
  now: Date;
  /** The hosts at which a tenant's Defender for Cloud Apps may be. */
  cloudAppsHosts: readonly string[];
  /** The hosts at which a key vault may be. */
  keyVaultHosts: readonly string[];
  sign: KeySigner;
  /** Whether anything answers at an address. */
  answers: (url: URL) => Promise<boolean>;
  /** The team in whose channel it is talked about. */
  team: { id: string; name: string } | undefined;
}

/** What a step's form came to. */
export type StepOutcome = { ok: true; desired: DesiredState } | { ok: false; problems: Problems };

/** Something to do in the portal: where, and what to write there, ready to be copied. */
export interface Guidance {
  text: string;
  values: readonly string[];
}

/** One step of the settings: one file here, and one line in the list. */
export interface SettingsStep {
  /** By it the catalogue has its name in the progress line, and what its card asks. */
  id: keyof Texts['setup']['steps'];
  /** Whether these settings need it; a step without it always stands there. */
  applies?(desired: DesiredState): boolean;
  /** Whether something is still missing, so that there can be no plan. */
  isOpen?(desired: DesiredState): boolean;
  /** What was chosen, in a few words. */
  summary(desired: DesiredState): string;
  fields(desired: DesiredState, facts: StepFacts): Field[];
  /** Beside the fields: what is so, and why something cannot be chosen. */
  notes?(desired: DesiredState, facts: StepFacts): string[];
  /** What is to be done in the portal first. */
  guidance?(desired: DesiredState, facts: StepFacts): Guidance[];
  /** What the settings are with what was filled in; or what is wrong with it, field by field. @throws GraphFailure */
  read(filledIn: FilledIn, desired: DesiredState, facts: StepFacts): Promise<StepOutcome> | StepOutcome;
}

export function problem(id: string, text: string): StepOutcome {
  return { ok: false, problems: { [id]: text } };
}
