import { APIS, apisFor, permissionsFor, QUARANTINE_ROLE } from '../../permissions';
import { PORTAL } from '../../portal';
import type { SettingsStep } from './step';

/** What the application may do, as people give it in the portal. */
export const grantsStep: SettingsStep = {
  id: 'grants',
  name: 'Permissions',
  question: 'Give it its permissions in the portal',
  applies: ({ mode }) => mode === 'manual',
  summary: ({ capabilities }) => `${permissionsFor(capabilities).length} application permissions`,
  guidance: ({ capabilities }, { connection }) => [
    { text: `Open ${PORTAL.registrations} › All applications › ${connection.name}.`, values: [] },
    ...apisFor(capabilities).map((api) => ({
      text: `API permissions › Add a permission › ${APIS[api].inPortal} › Application permissions. Choose these:`,
      values: permissionsFor(capabilities)
        .filter((permission) => permission.api === api)
        .map(({ value }) => value),
    })),
    { text: 'Select Grant admin consent: until then they count for nothing.', values: [] },
    ...(capabilities.includes('quarantine')
      ? [
          {
            text: `${PORTAL.roles} › ${QUARANTINE_ROLE.name} › Add assignments, and choose the application.`,
            values: [],
          },
        ]
      : []),
  ],
  fields: () => [],
  notes: () => ['Whatever is missing is found and told at the plan.'],
  read: (_filledIn, desired) => ({ ok: true, desired }),
};
