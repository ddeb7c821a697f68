import { SOURCES } from '../../../alerts/sources';
import { LONGEST_LOOK_BACK_DAYS, readsIncidents, SEVERITIES } from '../../desired-state';
import { choicesOf, chosenIn, wholeNumber } from '../form';
import { problem, type SettingsStep } from './step';
import { texts } from '../../../texts/texts';

const KINDS = ['alerts', 'incidents'] as const;
const RANGE = [1, LONGEST_LOOK_BACK_DAYS] as const;

/** Which alerts are read, and from when on. */
export const sourceStep: SettingsStep = {
  id: 'source',
  summary({ alertSource, capabilities }) {
    const { services, minimumSeverity, lookBackDays } = alertSource;
    const words = texts().setup.source;
    const from =
      services.length === 0 ? words.everyService : words.someServices(services.length, SOURCES.length);
    const severity =
      minimumSeverity === 'informational'
        ? words.everySeverity
        : words.fromSeverity(words.severities[minimumSeverity]);
    return words.summary(from, severity, lookBackDays, readsIncidents({ alertSource, capabilities }));
  },
  fields: ({ alertSource, capabilities }) => [
    {
      id: 'source',
      kind: 'one',
      label: texts().setup.source.label,
      value: readsIncidents({ alertSource, capabilities }) ? 'incidents' : 'alerts',
      choices: choicesOf(KINDS, texts().setup.source.kinds),
      hint: texts().setup.source.hint,
    },
    {
      id: 'services',
      kind: 'many',
      label: texts().setup.source.services,
      value: (alertSource.services.length === 0 ? SOURCES.map(({ id }) => id) : alertSource.services).join(
        ',',
      ),
      choices: SOURCES.map(({ id, name }) => ({ id, title: name })),
      hint: texts().setup.source.servicesHint,
    },
    {
      id: 'minimumSeverity',
      kind: 'one',
      label: texts().setup.source.severity,
      value: alertSource.minimumSeverity,
      choices: choicesOf(SEVERITIES, texts().setup.source.severities),
    },
    {
      id: 'lookBackDays',
      kind: 'number',
      label: texts().setup.source.days,
      value: String(alertSource.lookBackDays),
      range: RANGE,
    },
  ],
  notes: (_desired, { connection }) => [
    connection.notify === undefined ? texts().setup.source.noticesToOwner : texts().setup.source.noticesThere,
  ],
  read(filledIn, desired) {
    const kind = KINDS.find((id) => id === filledIn['source']);
    if (kind === undefined) return problem('source', texts().setup.form.chooseOneOfThese);
    if (kind === 'incidents' && !desired.capabilities.includes('incidents'))
      return problem('source', texts().setup.source.incidentsOff);
    const chosen = chosenIn(filledIn['services']).filter((id) => SOURCES.some((source) => source.id === id));
    if (chosen.length === 0) return problem('services', texts().setup.source.oneService);
    const minimumSeverity = SEVERITIES.find((one) => one === filledIn['minimumSeverity']);
    if (minimumSeverity === undefined) return problem('minimumSeverity', texts().setup.form.chooseOneOfThese);
    const lookBackDays = wholeNumber(filledIn['lookBackDays'], RANGE);
    if (lookBackDays === undefined) return problem('lookBackDays', texts().setup.source.daysWanted(...RANGE));
    const services = chosen.length === SOURCES.length ? [] : chosen;
    return {
      ok: true,
      desired: { ...desired, alertSource: { kind, services, minimumSeverity, lookBackDays } },
    };
  },
};
