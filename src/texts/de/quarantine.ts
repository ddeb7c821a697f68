import type { quarantine as english } from '../en/quarantine';

export const quarantine: typeof english = {
  title: 'E-Mails in Quarantäne',
  nothing: 'Nichts in Quarantäne',
  everything: 'alles, was Exchange zurückhält',
  mails: 'E-Mails',
  none: 'keine',
  range: (first, last) => `${first}–${last}, die neuesten zuerst`,
  untitled: 'ohne Betreff',
  unknownSender: 'unbekannt',
  andMore: (first, count) => `${first} und ${count} weitere`,
  noMatch:
    'Exchange vergleicht ganze Adressen und ganze Betreffs. Versuchen Sie weniger Bedingungen, oder nur type: und since:.',
  noReason: 'kein Grund genannt',
  reasons: {
    Bulk: 'Massen-E-Mail',
    DataLossPrevention: 'Verhinderung von Datenverlust',
    FileTypeBlock: 'blockierter Dateityp',
    HighConfPhish: 'Phishing mit hoher Zuverlässigkeit',
    Malware: 'Schadsoftware',
    Phish: 'Phishing',
    Spam: 'Spam',
    SPOMalware: 'Schadsoftware in SharePoint',
    TransportRule: 'Nachrichtenflussregel',
  },
  statuses: {
    NotReleased: 'zurückgehalten',
    Requested: 'Freigabe erbeten',
    PreparingToRelease: 'wird freigegeben',
    Released: 'freigegeben',
    Approved: 'Freigabe genehmigt',
    Denied: 'abgelehnt',
    Error: 'Fehler',
    unknown: 'unbekannt',
  },
  facts: {
    heldBackFor: 'Grund',
    deleted: 'Löschung durch Exchange',
    policy: 'Richtlinie',
    size: 'Größe',
    identity: 'Identität',
    header: 'Kopfzeilen',
  },
  more: 'Kopfzeilen und IDs',
  export: 'eml-Datei holen',
  release: 'Freigeben',
  deny: 'Ablehnen',
  query: {
    problem: 'Danach lässt sich in Quarantäne nicht suchen',
    allTerms:
      'Exchange findet, worauf alle Bedingungen zutreffen; „or“ kennt es nicht, und es lässt nichts aus.',
    nothingAfter: (field) => `Nach ${field}: fehlt ein Wert.`,
    takes: (field, values) => `${field}: nimmt ${values}.`,
    noField: (field, fields) => `Das Feld ${field}: gibt es hier nicht. Es gibt ${fields.join(', ')}.`,
    wholeAddress: (field) => `${field}: nimmt eine ganze Adresse.`,
  },
  looking: 'Die Quarantäne wird durchsucht',
  fetching: 'Die E-Mail wird geholt',
  gone: {
    title: 'Diese E-Mail ist nicht mehr in Quarantäne',
    text: 'Sie ist abgelaufen, oder jemand hat sie gelöscht. Es wurde nichts geändert.',
  },
  cannotBeRead: 'E-Mails in Quarantäne können nicht gelesen werden',
  tooLarge: 'Zu groß, um hier ausgegeben zu werden',
  tooLargeBecause: 'Holen Sie diese E-Mail im Defender-Portal in der Quarantäne.',
  tooLargeFor: (size, most) =>
    `Die E-Mail hat ${size}, eine Datei darf ${most} haben. Holen Sie sie im Defender-Portal in der Quarantäne.`,
  notLetIn: 'Exchange lässt die Verbindung nicht zu',
  notLetInBecause:
    'Es verlangt Exchange.ManageAsApp und die Verzeichnisrolle Security Reader; eine neue Rolle gilt erst nach einigen Minuten. Geben Sie permissions ein, um zu sehen, was fehlt.',
  noMail: 'Was Exchange gegeben hat, ist keine E-Mail',
  noMailBecause:
    'Es hat keine Kopfzeilen und wird daher nicht weitergegeben. Sehen Sie im Defender-Portal nach.',
  dangerous:
    'Die Datei kann gefährlich sein: Öffnen Sie sie nur in einer Umgebung, die dafür gemacht ist. Der Link funktioniert einmal, 15 Minuten lang, für alle, die ihn haben.',
  download: 'Herunterladen',
};
