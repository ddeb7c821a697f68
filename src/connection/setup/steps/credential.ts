import { type DesiredState, LONGEST_LIFETIME_DAYS } from '../../desired-state';
import { type Field, wholeNumber } from '../form';
import { problem, type SettingsStep } from './step';

const KINDS = [
  { id: 'certificate', title: 'Certificate made by Drawbridge (recommended)' },
  { id: 'client-secret', title: 'Client secret' },
  { id: 'both', title: 'Both, so that either can stand in for the other' },
  { id: 'own-certificate', title: 'A certificate of your own' },
] as const;
const RENEWALS = [
  { id: 'ask', title: 'Ask first: a notice comes with a button' },
  { id: 'by-itself', title: 'By itself, 30 days before the end' },
] as const;
const RANGE = [1, LONGEST_LIFETIME_DAYS] as const;

/** How the connection signs in. */
export const credentialStep: SettingsStep = {
  id: 'credential',
  name: 'Sign-in',
  question: 'How does the connection sign in?',
  applies: ({ mode }) => mode === 'guided',
  summary({ credential: { kind, lifetimeDays, renewal } }) {
    const title = KINDS.find(({ id }) => id === kind)?.title.replace(/ \(.*|,.*/, '') ?? kind;
    if (kind === 'own-certificate') return title;
    return `${title}, for ${lifetimeDays} days${renewal === 'by-itself' ? ', renewed by itself' : ''}`;
  },
  fields: ({ credential, authority }) => [
    {
      id: 'kind',
      kind: 'one',
      label: 'Credential',
      value: credential.kind,
      choices: KINDS,
      hint: 'The key of a certificate never leaves the vault. A secret can be copied by whoever sees it, and many tenants forbid them.',
    },
    {
      id: 'lifetimeDays',
      kind: 'number',
      label: 'Valid for, in days',
      value: String(credential.lifetimeDays),
      range: RANGE,
      hint: 'You are told 30, 14, 7, 3 and 1 days before it ends. Your tenant may allow less: then the plan says so.',
    },
    ...(authority === 'unattended' ? [renewalField(credential)] : []),
  ],
  read(filledIn, desired) {
    const kind = KINDS.find(({ id }) => id === filledIn['kind'])?.id;
    if (kind === undefined) return problem('kind', 'Choose one of these.');
    const lifetimeDays = wholeNumber(filledIn['lifetimeDays'], RANGE);
    if (lifetimeDays === undefined)
      return problem('lifetimeDays', `A whole number of days, from ${RANGE[0]} to ${RANGE[1]} (two years).`);
    const { given, known, unwanted } = desired.credential;
    const renewal = RENEWALS.find(({ id }) => id === filledIn['renewal'])?.id ?? desired.credential.renewal;
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
    label: 'Before it ends, renew it',
    value: renewal,
    choices: RENEWALS,
    hint: 'The new one is added, signed in with and tested before the old one goes; if anything fails, the old one stays. A certificate of your own is never renewed by itself.',
  };
}
