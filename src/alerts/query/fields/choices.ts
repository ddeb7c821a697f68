import { DETECTIONS } from '../../detections';
import { SOURCES } from '../../sources';
import { choiceField, chosenAs } from './choice-field';

/** Members of the enumeration alertDetermination of the Graph metadata; so are those of alertClassification below. */
const DETERMINATIONS = [
  'malware',
  'phishing',
  'apt',
  'multiStagedAttack',
  'compromisedAccount',
  'maliciousUserActivity',
  'unwantedSoftware',
  'securityTesting',
  'securityPersonnel',
  'lineOfBusinessApplication',
  'confirmedActivity',
  'notMalicious',
  'notEnoughDataToValidate',
  'other',
];
const NONE = { word: 'none', id: 'unknown' };

export const severity = choiceField({
  name: 'severity',
  column: 'severity',
  choices: [
    chosenAs('high'),
    chosenAs('medium'),
    chosenAs('low'),
    { ...chosenAs('informational'), also: ['info'] },
  ],
  meantBy: ['sev', 'priority', 'level'],
});

export const status = choiceField({
  name: 'status',
  column: 'status',
  choices: [chosenAs('new'), chosenAs('inProgress'), chosenAs('resolved')],
  meantBy: ['state', 'is'],
});

export const source = choiceField({
  name: 'source',
  column: 'source',
  choices: SOURCES,
  meantBy: ['service', 'product'],
});

export const detection = choiceField({
  name: 'detection',
  column: 'detection',
  choices: DETECTIONS,
  meantBy: ['detector', 'detected'],
});

export const classification = choiceField({
  name: 'classification',
  column: 'classification',
  choices: [
    { ...chosenAs('truePositive'), also: ['tp'] },
    { ...chosenAs('falsePositive'), also: ['fp'] },
    { word: 'expected', id: 'informationalExpectedActivity' },
    NONE,
  ],
  meantBy: ['class', 'verdict'],
});

export const determination = choiceField({
  name: 'determination',
  column: 'determination',
  choices: [...DETERMINATIONS.map(chosenAs), NONE],
  meantBy: ['reason'],
});
