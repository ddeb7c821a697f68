import type { file as english } from '../en/file';

export const file: typeof english = {
  unnamed: (beginning) => `Datei ${beginning}…`,
  noHash: 'Das ist kein Hash einer Datei',
  noHashBecause: (typed) =>
    `${typed}: Ein Hash hat 64 (SHA-256), 40 (SHA-1) oder 32 (MD5) hexadezimale Stellen. Geben Sie ihn ganz ein, etwa file <hash> on lap-05.`,
  noHashOfLength: (typed, digits) =>
    `${typed}: Ein Hash hat 64 (SHA-256), 40 (SHA-1) oder 32 (MD5) hexadezimale Stellen, dieser hat ${digits}. Geben Sie ihn ganz ein, etwa file <hash> on lap-05.`,
  more: 'Mehr zu dieser Datei',
  facts: {
    judged: 'Bewertung',
    notYet: 'noch keine',
    signedBy: 'Signiert von',
    nobody: 'niemandem',
    seenHere: 'Hier gesehen',
    seenWorldwide: 'Weltweit gesehen',
    size: 'Größe',
    names: 'Namen',
    publisher: 'Herausgeber',
    product: 'Produkt',
    firstSeenHere: 'Hier zuerst gesehen',
    lastSeenHere: 'Hier zuletzt gesehen',
  },
  device: {
    heading: 'Gerät',
    noneNamed: 'keins genannt: Geben Sie file ein, dann den Hash, on und ein Gerät',
    several: (typed) => `mehrere beginnen mit ${typed}: Geben Sie mehr vom Namen ein`,
    none: (typed) => `Defender for Endpoint kennt in diesem Mandanten keins namens ${typed}`,
    neverSeen: 'nie gesehen',
    mayBeOffline: (health) => `${health}, vielleicht offline`,
    notWindows: (system) =>
      `Auf dem Gerät läuft ${system}: Dateien in Quarantäne werden nur von Windows geholt.`,
    notOnboarded:
      'Das Gerät ist nicht in Defender for Endpoint eingebunden, daher gibt es dort keine Live-Antwort.',
  },
  notByMd5:
    'Defender wird nach SHA-1 oder SHA-256 gefragt, nicht nach MD5: Hier sagen nur die Warnungen etwas dazu.',
  restBeingRead: 'Der Rest wird gerade gelesen.',
  unknown: 'Defender kennt keine Datei mit diesem Hash.',
  fetch: 'Aus der Quarantäne holen',
};
