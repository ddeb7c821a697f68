import type { DesiredState } from '../../desired-state';
import { actorsStep } from './actors';
import { capabilitiesStep } from './capabilities';
import { certificateStep } from './certificate';
import { credentialStep } from './credential';
import { givenCredentialStep } from './given-credential';
import { grantsStep } from './grants';
import { identifiersStep } from './identifiers';
import { peopleStep } from './people';
import { registerStep } from './register';
import { sourceStep } from './source';
import type { SettingsStep } from './step';

/** Every step of the settings, in the order in which they are asked. */
const STEPS: readonly SettingsStep[] = [
  capabilitiesStep,
  credentialStep,
  certificateStep,
  registerStep,
  grantsStep,
  givenCredentialStep,
  identifiersStep,
  sourceStep,
  peopleStep,
  actorsStep,
];

/** The steps that these settings need. */
export function stepsFor(desired: DesiredState): SettingsStep[] {
  return STEPS.filter((step) => step.applies?.(desired) !== false);
}
