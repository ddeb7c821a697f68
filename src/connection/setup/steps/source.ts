import { SOURCES } from '../../../alerts/sources';
import { LONGEST_LOOK_BACK_DAYS, readsIncidents, SEVERITIES } from '../../desired-state';
import { chosenIn, wholeNumber } from '../form';
import { problem, type SettingsStep } from './step';

const KINDS = [
  { id: 'alerts', title: 'Alerts' },
  { id: 'incidents', title: 'Alerts, and the incidents that group them' },
] as const;
const RANGE = [1, LONGEST_LOOK_BACK_DAYS] as const;

/** Which alerts are read, and from when on. */
export const sourceStep: SettingsStep = {
  id: 'source',
  name: 'Alerts',
  question: 'Which alerts are read?',
  summary({ alertSource, capabilities }) {
    const { services, minimumSeverity, lookBackDays } = alertSource;
    const from = services.length === 0 ? 'Every service' : `${services.length} of ${SOURCES.length} services`;
    const severity = minimumSeverity === 'informational' ? 'every severity' : `${minimumSeverity} and above`;
    const incidents = readsIncidents({ alertSource, capabilities }) ? ', with incidents' : '';
    return `${from}, ${severity}, from ${lookBackDays} days back on${incidents}`;
  },
  fields: ({ alertSource, capabilities }) => [
    {
      id: 'source',
      kind: 'one',
      label: 'What is read',
      value: readsIncidents({ alertSource, capabilities }) ? 'incidents' : 'alerts',
      choices: KINDS,
      hint: 'Incidents group alerts that belong together.',
    },
    {
      id: 'services',
      kind: 'many',
      label: 'From these services',
      value: (alertSource.services.length === 0 ? SOURCES.map(({ id }) => id) : alertSource.services).join(
        ',',
      ),
      choices: SOURCES.map(({ id, name }) => ({ id, title: name })),
      hint: 'With all of them chosen, services that Microsoft adds later are read too.',
    },
    {
      id: 'minimumSeverity',
      kind: 'one',
      label: 'From this severity on',
      value: alertSource.minimumSeverity,
      choices: SEVERITIES.map((id) => ({ id, title: id.slice(0, 1).toUpperCase() + id.slice(1) })),
    },
    {
      id: 'lookBackDays',
      kind: 'number',
      label: 'How many days back to start',
      value: String(alertSource.lookBackDays),
      range: RANGE,
    },
  ],
  notes: (_desired, { connection }) => [
    connection.notify === undefined
      ? 'Notices go to whoever set this up. Type notify here in the conversation that should get them, and new alerts of high severity.'
      : 'Notices go to the conversation that was named with notify here; type watches there to see which new alerts do.',
  ],
  read(filledIn, desired) {
    const kind = KINDS.find(({ id }) => id === filledIn['source'])?.id;
    if (kind === undefined) return problem('source', 'Choose one of these.');
    if (kind === 'incidents' && !desired.capabilities.includes('incidents'))
      return problem(
        'source',
        'Incidents are off among the capabilities: go back and switch them on, or choose alerts.',
      );
    const chosen = chosenIn(filledIn['services']).filter((id) => SOURCES.some((source) => source.id === id));
    if (chosen.length === 0) return problem('services', 'Choose at least one service.');
    const minimumSeverity = SEVERITIES.find((one) => one === filledIn['minimumSeverity']);
    if (minimumSeverity === undefined) return problem('minimumSeverity', 'Choose one of these.');
    const lookBackDays = wholeNumber(filledIn['lookBackDays'], RANGE);
    if (lookBackDays === undefined)
      return problem(
        'lookBackDays',
        `A whole number of days, from ${RANGE[0]} to ${RANGE[1]}: Defender keeps no more.`,
      );
    const services = chosen.length === SOURCES.length ? [] : chosen;
    return {
      ok: true,
      desired: { ...desired, alertSource: { kind, services, minimumSeverity, lookBackDays } },
    };
  },
};
