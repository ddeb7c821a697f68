import type { DesiredState } from '../../desired-state';
import { licencesInWords, type Licences, whyNotLicensed } from '../../licences';
import { CAPABILITIES, CAPABILITY_TITLES, type Capability, permissionsFor } from '../../permissions';
import { chosenIn } from '../form';
import { problem, type SettingsStep } from './step';

/** What Drawbridge may do. The permissions follow from it. */
export const capabilitiesStep: SettingsStep = {
  id: 'capabilities',
  name: 'Capabilities',
  question: 'What is Drawbridge to do?',
  summary: ({ capabilities }) => capabilities.map((one) => CAPABILITY_TITLES[one].title).join(', '),
  fields: ({ capabilities }, { licences }) => [
    {
      id: 'capabilities',
      kind: 'many',
      label: 'The permissions follow from what you choose, and no more are asked for',
      value: possible(capabilities, licences).join(','),
      choices: possible(CAPABILITIES, licences).map((id) => ({ id, title: titleOf(id) })),
    },
  ],
  notes: (_desired, { licences }) => [
    `Licences found: ${licencesInWords(licences)}.`,
    ...CAPABILITIES.flatMap((one) => whyNot(one, licences)),
  ],
  read({ capabilities: typed }, desired, { licences }) {
    const capabilities = CAPABILITIES.filter((one) => chosenIn(typed).includes(one));
    if (!capabilities.includes('alerts'))
      return problem('capabilities', 'Choose at least Alerts: everything else hangs on them.');
    const without = capabilities.flatMap((one) => whyNot(one, licences));
    if (without.length > 0) return problem('capabilities', without.join(' '));
    return { ok: true, desired: { ...desired, capabilities } satisfies DesiredState };
  },
};

function possible(capabilities: readonly Capability[], licences: Licences): Capability[] {
  return capabilities.filter((one) => whyNotLicensed(one, licences) === undefined);
}

function titleOf(id: Capability): string {
  const { title, why } = CAPABILITY_TITLES[id];
  const risky = permissionsFor([id]).some((permission) => permission.risky === true);
  return `${title}: ${why}${risky ? ' (more than reading alerts)' : ''}`;
}

function whyNot(capability: Capability, licences: Licences): string[] {
  const why = whyNotLicensed(capability, licences);
  return why === undefined ? [] : [`${CAPABILITY_TITLES[capability].title} ${why}.`];
}
