/** What an alert turned out to be: a classification with its determination. */
export interface Verdict {
  classification: string;
  determination: string;
}

/**
 * Which determination goes with which classification, by Graph's names.
 * Source: learn.microsoft.com/defender-endpoint/api/update-alert, Determination; the names are the members of
 * microsoft.graph.security.alertClassification and alertDetermination in the Graph metadata.
 */
const PAIRS: Readonly<Record<string, readonly string[]>> = {
  truePositive: [
    'multiStagedAttack',
    'maliciousUserActivity',
    'compromisedAccount',
    'malware',
    'phishing',
    'unwantedSoftware',
    'other',
  ],
  informationalExpectedActivity: [
    'securityTesting',
    'lineOfBusinessApplication',
    'confirmedActivity',
    'other',
  ],
  falsePositive: ['notMalicious', 'notEnoughDataToValidate', 'other'],
};

export const VERDICTS: readonly Verdict[] = Object.entries(PAIRS).flatMap(
  ([classification, determinations]) =>
    determinations.map((determination) => ({ classification, determination })),
);

export function isVerdict({ classification, determination }: Verdict): boolean {
  return VERDICTS.some((one) => one.classification === classification && one.determination === determination);
}
