import { operationInWords, remedyFor } from '../../connection/remedy';
import type { Texts } from '../../texts/en';
import type { Facts, Finder, LookUp } from '../facts';
import type { Finding, Severity } from '../finding';
import { texts } from '../../texts/texts';

/** Something could not be looked up: what depends on it is not known, which is not the same as in order. */
export const lookUpFailed: Finder = ({ tenant, licences, ownApplications, probes }: Facts) => [
  ...failed('tenant', 'warning', tenant),
  ...failed('licences', 'note', licences),
  ...failed('own-applications', 'note', ownApplications),
  ...(probes === undefined ? [] : failed('probes', 'warning', probes)),
];

type What = keyof Texts['findings']['lookUpFailed']['titles'];

function failed(what: What, severity: Severity, lookUp: LookUp<unknown>): Finding[] {
  if (lookUp.known) return [];
  const words = texts().findings.lookUpFailed;
  return [
    {
      key: `look-up-failed ${what}`,
      kind: 'look-up-failed',
      severity,
      title: words.titles[what],
      meaning: words.meaning(operationInWords(lookUp.failure)),
      remedy: remedyFor(lookUp.failure),
    },
  ];
}
