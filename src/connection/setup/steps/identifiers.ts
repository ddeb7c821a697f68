import { readPortalUrl } from '../../portal-url';
import { problem, type SettingsStep } from './step';
import { texts } from '../../../texts/texts';

/** Which organisation it is, and where its Defender for Cloud Apps is. */
export const identifiersStep: SettingsStep = {
  id: 'identifiers',
  isOpen: ({ capabilities, identifiers: { cloudAppsUrl } }) =>
    capabilities.includes('cloudApps') && cloudAppsUrl === undefined,
  summary: ({ identifiers: { cloudAppsUrl } }) =>
    cloudAppsUrl === undefined ? texts().setup.identifiers.found : new URL(cloudAppsUrl).host,
  fields: ({ capabilities, identifiers }) =>
    capabilities.includes('cloudApps')
      ? [
          {
            id: 'cloudAppsUrl',
            kind: 'text',
            label: texts().setup.identifiers.label,
            value: identifiers.cloudAppsUrl ?? '',
            example: 'contoso.eu2.portal.cloudappsecurity.com',
            hint: texts().setup.identifiers.hint(texts().portal.apiUrl),
          },
        ]
      : [],
  notes: ({ capabilities }, { organization, connection }) => [
    texts().setup.identifiers.organisation(organization.initialDomain),
    texts().setup.identifiers.tenant(connection.tenantId),
    ...(capabilities.includes('cloudApps') ? [] : [texts().setup.identifiers.bothFound]),
  ],
  async read({ cloudAppsUrl: typed = '' }, desired, { cloudAppsHosts, answers }) {
    const { cloudAppsUrl: _before, ...others } = desired.identifiers;
    if (!desired.capabilities.includes('cloudApps'))
      return { ok: true, desired: { ...desired, identifiers: others } };
    const portal = readPortalUrl(typed, cloudAppsHosts);
    if (!portal.ok) return problem('cloudAppsUrl', portal.problem);
    if (!(await answers(new URL(portal.url))))
      return problem('cloudAppsUrl', texts().setup.identifiers.nothingAnswers(portal.url));
    return { ok: true, desired: { ...desired, identifiers: { ...others, cloudAppsUrl: portal.url } } };
  },
};
