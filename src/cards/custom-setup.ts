import { type Card, template } from './card';
import { plainText } from './plain-text';

interface Choice {
  id: string;
  title: string;
}

interface CustomSetupView {
  organisation: string;
  /** The Organization ID, such as contoso.onmicrosoft.com. */
  organisationId: string;
  /** What the tenant is licensed for, in words. */
  licences: string;
  /** What it cannot have, and why: a sentence each. */
  impossible: readonly string[];
  capabilities: readonly (Choice & { selected: boolean })[];
  credentials: readonly Choice[];
  credential: string;
  severities: readonly Choice[];
  minimumSeverity: string;
  lookBackDays: number;
  lifetimeDays: number;
  cloudAppsUrl: string;
  authorities: readonly Choice[];
  chosenAuthority: string;
  approvalPolicies: readonly Choice[];
  approvalPolicy: string;
  /** What was wrong with what was filled in before. */
  error?: string;
}

const MOST_CHOICES = 9;
const bind = template('custom-setup');

/** The form behind "Choose settings". */
export function customSetupCard(view: CustomSetupView): Card {
  const organisation = plainText(view.organisation, 80);
  const { credential, minimumSeverity, lifetimeDays, lookBackDays } = view;
  const content = bind({
    organisation,
    credential,
    minimumSeverity,
    lifetimeDays,
    lookBackDays,
    authority: view.chosenAuthority,
    approvals: view.approvalPolicy,
    cloudAppsUrl: plainText(view.cloudAppsUrl, 200),
    organisationId: plainText(view.organisationId, 120),
    licences: plainText(view.licences),
    impossible: view.impossible.slice(0, 4).map((text) => ({ text: plainText(text, 120) })),
    authorities: choices(view.authorities),
    approvalPolicies: choices(view.approvalPolicies),
    error: plainText(view.error ?? ''),
    capabilities: choices(view.capabilities),
    credentials: choices(view.credentials),
    severities: choices(view.severities),
    chosen: view.capabilities
      .filter(({ selected }) => selected)
      .map(({ id }) => id)
      .join(','),
  });
  return { content, text: `Settings of the connection of ${organisation}` };
}

function choices(all: readonly Choice[]): Choice[] {
  return all.slice(0, MOST_CHOICES).map(({ id, title }) => ({ id, title: plainText(title, 90) }));
}
