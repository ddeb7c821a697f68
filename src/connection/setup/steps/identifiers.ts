import { readPortalUrl, WHERE_TO_FIND } from '../../portal-url';
import { problem, type SettingsStep } from './step';

/** Which organisation it is, and where its Defender for Cloud Apps is. */
export const identifiersStep: SettingsStep = {
  id: 'identifiers',
  name: 'Identifiers',
  question: 'Where is everything?',
  isOpen: ({ capabilities, identifiers: { cloudAppsUrl } }) =>
    capabilities.includes('cloudApps') && cloudAppsUrl === undefined,
  summary: ({ identifiers: { cloudAppsUrl } }) =>
    cloudAppsUrl === undefined ? 'Found in the tenant' : new URL(cloudAppsUrl).host,
  fields: ({ capabilities, identifiers }) =>
    capabilities.includes('cloudApps')
      ? [
          {
            id: 'cloudAppsUrl',
            kind: 'text',
            label: 'Portal URL of Defender for Cloud Apps',
            value: identifiers.cloudAppsUrl ?? '',
            example: 'contoso.eu2.portal.cloudappsecurity.com',
            hint: `It stands in ${WHERE_TO_FIND}.`,
          },
        ]
      : [],
  notes: ({ capabilities }, { organization, connection }) => [
    `Organization ID: ${organization.initialDomain}`,
    `Tenant ID: ${connection.tenantId}`,
    ...(capabilities.includes('cloudApps')
      ? []
      : ['Both were found in the tenant. There is nothing to fill in.']),
  ],
  async read({ cloudAppsUrl: typed = '' }, desired, { cloudAppsHosts, answers }) {
    const { cloudAppsUrl: _before, ...others } = desired.identifiers;
    if (!desired.capabilities.includes('cloudApps'))
      return { ok: true, desired: { ...desired, identifiers: others } };
    const portal = readPortalUrl(typed, cloudAppsHosts);
    if (!portal.ok) return problem('cloudAppsUrl', portal.problem);
    if (!(await answers(new URL(portal.url))))
      return problem('cloudAppsUrl', `Nothing answers at ${portal.url}.`);
    return { ok: true, desired: { ...desired, identifiers: { ...others, cloudAppsUrl: portal.url } } };
  },
};
