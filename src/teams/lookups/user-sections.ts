import type { LookUpSection } from '../../cards/lookup';
import { addressIn } from '../../lookups/activities/fields';
import type { Part } from '../../lookups/parts';
import type { DirectoryChange, SignIn } from '../../microsoft/graph/user-logs';
import { inWords } from '../../alerts/in-words';
import { listed } from '../../listed';
import { texts } from '../../texts/texts';
import { worded } from '../../alerts/worded';
import { ago } from '../views/times';
import { noteOf } from './about-alerts';

const SIGN_INS_SHOWN = 3;
const CHANGES_SHOWN = 2;
const RISKS = ['low', 'medium', 'high'];
const RISK_STATES = ['atRisk', 'confirmedCompromised'];

/** How somebody signs in, in words. */
export function methodsInWords(methods: readonly string[]): string {
  return methods.map((method) => listed(texts().user.methods, method) ?? inWords(method)).join(', ');
}

/** Whether Entra saw a risk in a sign-in. */
export function isRisky({ riskLevelDuringSignIn, riskState }: SignIn): boolean {
  return RISKS.includes(riskLevelDuringSignIn ?? '') || RISK_STATES.includes(riskState ?? '');
}

/** The newest sign-ins; those with a risk, then those that failed, have the first claim to a place. */
export function signInSection(part: Part<SignIn[]>, now: Date): LookUpSection {
  const words = texts().user;
  const heading = words.signIns;
  if (part.state !== 'there') return { heading, note: noteOf(part), rows: [] };
  const all = part.value;
  const failed = all.filter(hasFailed).length;
  const telling = all.toSorted((a, b) => weight(b) - weight(a)).slice(0, SIGN_INS_SHOWN);
  const shown = telling.sort((a, b) => b.createdDateTime.localeCompare(a.createdDateTime));
  return {
    heading,
    note: all.length === 0 ? words.noSignIns : words.signInsNote(all.length, failed),
    rows: shown.map((one) => ({
      name: one.appDisplayName ?? words.application,
      detail: [placeOf(one), one.ipAddress, riskOf(one), failureOf(one)].filter(Boolean).join(' · '),
      when: agoOf(one.createdDateTime, now),
      ...(isRisky(one) && { color: 'attention' as const }),
      ...fromWhere(one),
    })),
  };
}

/** What else came from the address of a sign-in. */
function fromWhere({ ipAddress }: SignIn) {
  const name = addressIn(ipAddress ?? '');
  return name === undefined
    ? {}
    : { open: { title: texts().user.lookUpAddress, verb: 'lookup.open', data: { kind: 'ip', name } } };
}

function weight(one: SignIn): number {
  return (isRisky(one) ? 2 : 0) + (hasFailed(one) ? 1 : 0);
}

function hasFailed({ status }: SignIn): boolean {
  return (status?.errorCode ?? 0) !== 0;
}

function placeOf({ location }: SignIn): string {
  return [location?.city, location?.countryOrRegion].filter(Boolean).join(', ');
}

function riskOf(one: SignIn): string | undefined {
  if (!isRisky(one)) return undefined;
  const level = one.riskLevelDuringSignIn ?? '';
  return RISKS.includes(level) ? texts().lookUp.risk(worded(level)) : worded(one.riskState ?? 'atRisk');
}

function failureOf(one: SignIn): string | undefined {
  if (!hasFailed(one)) return undefined;
  const { failed, error } = texts().user;
  return failed(one.status?.failureReason ?? error(String(one.status?.errorCode)));
}

/** The newest changes to a user, or by one. */
export function changeSection(part: Part<DirectoryChange[]>, now: Date): LookUpSection {
  const words = texts().user;
  const heading = words.changes;
  if (part.state !== 'there') return { heading, note: noteOf(part), rows: [] };
  return {
    heading,
    note: part.value.length === 0 ? words.noChanges : words.changesNote(part.value.length),
    rows: part.value.slice(0, CHANGES_SHOWN).map((change) => ({
      name: change.activityDisplayName ?? words.change,
      detail: [byWhom(change), target(change), change.result === 'failure' && words.changeFailed]
        .filter(Boolean)
        .join(' · '),
      when: agoOf(change.activityDateTime, now),
    })),
  };
}

function byWhom({ initiatedBy }: DirectoryChange): string {
  const { user, app } = initiatedBy ?? {};
  const name = user?.displayName ?? user?.userPrincipalName ?? app?.displayName ?? 'Microsoft';
  return texts().user.changeBy(name);
}

function target({ targetResources }: DirectoryChange): string {
  return (targetResources ?? [])
    .flatMap(({ displayName, userPrincipalName }) => displayName ?? userPrincipalName ?? [])
    .join(', ');
}

function agoOf(time: string, now: Date): string {
  const at = new Date(time);
  return Number.isNaN(at.getTime()) ? '' : ago(at, now);
}
