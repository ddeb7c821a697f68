import { type DesiredState, LONGEST_LIFETIME_DAYS } from '../../desired-state';
import { choicesOf, type Field, wholeNumber } from '../form';
import { problem, type SettingsStep } from './step';
import { texts } from '../../../texts/texts';

const KINDS = ['certificate', 'client-secret', 'both', 'own-certificate'] as const;
const RENEWALS = ['ask', 'by-itself'] as const;
const RANGE = [1, LONGEST_LIFETIME_DAYS] as const;

/** How the connection signs in. */
export const credentialStep: SettingsStep = {
  id: 'credential',
  applies: ({ mode }) => mode === 'guided',
  summary({ credential: { kind, lifetimeDays, renewal } }) {
    const words = texts().setup.credential;
    const title = words.short[kind];
    if (kind === 'own-certificate') return title;
    return renewal === 'by-itself'
      ? words.summaryRenewed(title, lifetimeDays)
      : words.summary(title, lifetimeDays);
  },
  fields: ({ credential, authority }) => [
    {
      id: 'kind',
      kind: 'one',
      label: texts().setup.credential.label,
      value: credential.kind,
      choices: choicesOf(KINDS, texts().setup.credential.kinds),
      hint: texts().setup.credential.hint,
    },
    {
      id: 'lifetimeDays',
      kind: 'number',
      label: texts().setup.credential.days,
      value: String(credential.lifetimeDays),
      range: RANGE,
      hint: texts().setup.credential.daysHint,
    },
    ...(authority === 'unattended' ? [renewalField(credential)] : []),
  ],
  read(filledIn, desired) {
    const kind = KINDS.find((id) => id === filledIn['kind']);
    if (kind === undefined) return problem('kind', texts().setup.form.chooseOneOfThese);
    const lifetimeDays = wholeNumber(filledIn['lifetimeDays'], RANGE);
    if (lifetimeDays === undefined)
      return problem('lifetimeDays', texts().setup.credential.daysWanted(...RANGE));
    const { given, known, unwanted } = desired.credential;
    const renewal = RENEWALS.find((id) => id === filledIn['renewal']) ?? desired.credential.renewal;
    const own = kind === 'own-certificate' && given !== undefined ? { given } : {};
    return {
      ok: true,
      desired: {
        ...desired,
        credential: { kind, lifetimeDays, renewal, known, unwanted, ...own },
      } satisfies DesiredState,
    };
  },
};

/** Where the bot changes things in its own name, nobody has to be there when a credential is renewed. */
function renewalField({ renewal }: DesiredState['credential']): Field {
  return {
    id: 'renewal',
    kind: 'one',
    label: texts().setup.credential.renewal,
    value: renewal,
    choices: choicesOf(RENEWALS, texts().setup.credential.renewals),
    hint: texts().setup.credential.renewalHint,
  };
}
