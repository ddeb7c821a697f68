import { remedyFor } from '../../connection/remedy';
import type { Facts, Finder, LookUp } from '../facts';
import type { Finding, Severity } from '../finding';

/** Something could not be looked up: what depends on it is not known, which is not the same as in order. */
export const lookUpFailed: Finder = ({ tenant, licences, ownApplications, probes }: Facts) => [
  ...failed('tenant', 'warning', 'The tenant cannot be checked', tenant),
  ...failed('licences', 'note', 'The licences cannot be checked', licences),
  ...failed('own-applications', 'note', "The bot's own application cannot be checked", ownApplications),
  ...(probes === undefined ? [] : failed('probes', 'warning', 'The connection cannot be tried out', probes)),
];

function failed(what: string, severity: Severity, title: string, lookUp: LookUp<unknown>): Finding[] {
  if (lookUp.known) return [];
  return [
    {
      key: `look-up-failed ${what}`,
      kind: 'look-up-failed',
      severity,
      title,
      meaning: `Could not ${lookUp.failure.operation}. What was found before still stands; nothing new is known.`,
      remedy: remedyFor(lookUp.failure),
    },
  ];
}
