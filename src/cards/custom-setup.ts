import { type Card, template } from './card';
import { plainText } from './plain-text';

interface Choice {
  id: string;
  title: string;
}

export interface CustomSetupView {
  organisation: string;
  capabilities: readonly (Choice & { selected: boolean })[];
  credentials: readonly Choice[];
  credential: string;
  severities: readonly Choice[];
  minimumSeverity: string;
  lookBackDays: number;
  lifetimeDays: number;
  /** What was wrong with what was filled in before. */
  error?: string;
}

const bind = template('custom-setup');

/** The form behind "Choose settings". */
export function customSetupCard(view: CustomSetupView): Card {
  const organisation = plainText(view.organisation, 80);
  const data = {
    ...view,
    organisation,
    error: plainText(view.error ?? ''),
    chosen: view.capabilities
      .filter(({ selected }) => selected)
      .map(({ id }) => id)
      .join(','),
  };
  return { content: bind(data), text: `Settings of the connection of ${organisation}` };
}
