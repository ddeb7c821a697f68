import { apisFor, permissionsFor, QUARANTINE_ROLE } from '../../permissions';
import type { SettingsStep } from './step';
import { texts } from '../../../texts/texts';

/** What the application may do, as people give it in the portal. */
export const grantsStep: SettingsStep = {
  id: 'grants',
  applies: ({ mode }) => mode === 'manual',
  summary: ({ capabilities }) => texts().setup.grants.summary(permissionsFor(capabilities).length),
  guidance: ({ capabilities }, { connection }) => [
    { text: texts().portal.open(connection.name), values: [] },
    ...apisFor(capabilities).map((api) => ({
      text: texts().portal.choosePermissions(texts().portal.apis[api]),
      values: permissionsFor(capabilities)
        .filter((permission) => permission.api === api)
        .map(({ value }) => value),
    })),
    { text: texts().portal.consent, values: [] },
    ...(capabilities.includes('quarantine')
      ? [{ text: texts().portal.assign(QUARANTINE_ROLE.name), values: [] }]
      : []),
  ],
  fields: () => [],
  notes: () => [texts().setup.grants.note],
  read: (_filledIn, desired) => ({ ok: true, desired }),
};
