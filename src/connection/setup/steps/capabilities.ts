import type { DesiredState } from '../../desired-state';
import { licencesInWords, type Licences, whyNotLicensed } from '../../licences';
import { CAPABILITIES, capabilityWords, type Capability, permissionsFor } from '../../permissions';
import { chosenIn } from '../form';
import { problem, type SettingsStep } from './step';
import { texts } from '../../../texts/texts';

/** What Drawbridge may do. The permissions follow from it. */
export const capabilitiesStep: SettingsStep = {
  id: 'capabilities',
  summary: ({ capabilities }) => capabilities.map((one) => capabilityWords(one).title).join(', '),
  fields: ({ capabilities }, { licences }) => [
    {
      id: 'capabilities',
      kind: 'many',
      label: texts().setup.capabilities.label,
      value: possible(capabilities, licences).join(','),
      choices: possible(CAPABILITIES, licences).map((id) => ({ id, title: titleOf(id) })),
    },
  ],
  notes: (_desired, { licences }) => [
    texts().setup.capabilities.licences(licencesInWords(licences)),
    ...CAPABILITIES.flatMap((one) => whyNot(one, licences)),
  ],
  read({ capabilities: typed }, desired, { licences }) {
    const capabilities = CAPABILITIES.filter((one) => chosenIn(typed).includes(one));
    if (!capabilities.includes('alerts'))
      return problem('capabilities', texts().setup.capabilities.atLeastAlerts);
    const without = capabilities.flatMap((one) => whyNot(one, licences));
    if (without.length > 0) return problem('capabilities', without.join(' '));
    return { ok: true, desired: { ...desired, capabilities } satisfies DesiredState };
  },
};

function possible(capabilities: readonly Capability[], licences: Licences): Capability[] {
  return capabilities.filter((one) => whyNotLicensed(one, licences) === undefined);
}

function titleOf(id: Capability): string {
  const { title, why } = capabilityWords(id);
  const risky = permissionsFor([id]).some((permission) => permission.risky === true);
  return `${title}: ${why}${risky ? texts().setup.capabilities.beyondReading : ''}`;
}

function whyNot(capability: Capability, licences: Licences): string[] {
  const why = whyNotLicensed(capability, licences);
  return why === undefined ? [] : [`${capabilityWords(capability).title} ${why}.`];
}
