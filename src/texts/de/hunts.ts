import type { hunts as english } from '../en/hunts';

export const hunts: typeof english = {
  library: {
    'device-connections': 'Alle Verbindungen dieses Geräts',
    'device-logons': 'Wer sich an diesem Gerät angemeldet hat',
    'device-processes': 'Was auf diesem Gerät ausgeführt wurde',
    'hash-in-mail': 'Wer diese Datei per E-Mail bekommen hat',
    'hash-on-devices': 'Auf welchen Geräten diese Datei liegt',
    'hash-ran': 'Wer diese Datei ausgeführt hat',
    'ip-connections': 'Welche Geräte sich mit dieser IP verbunden haben',
    'ip-sign-ins': 'Wer sich von dieser IP aus angemeldet hat',
    'mail-recipients': 'Wer diese E-Mail noch bekommen hat',
    'sender-mails': 'Was dieser Absender noch geschickt hat',
    'url-clicks': 'Wer auf diese URL geklickt hat',
    'url-connections': 'Welche Geräte sich mit diesem Host verbunden haben',
    'url-in-mail': 'Welche E-Mails diese URL enthielten',
    'user-clicks': 'Auf welche Links diese Person geklickt hat',
    'user-cloud-activity': 'Was diese Person in Cloud-Apps getan hat',
    'user-failed-sign-ins': 'Von wo aus Anmeldungen dieser Person fehlschlugen',
    'user-logons': 'An welchen Computern sich diese Person angemeldet hat',
    'user-sign-ins': 'Alle Anmeldungen dieser Person',
  },
  offers: {
    title: 'Wonach suchen?',
    kinds: {
      user: 'Person',
      device: 'Gerät',
      mailbox: 'Postfach',
      mail: 'E-Mail',
      process: 'Prozess',
      file: 'Datei',
      ip: 'IP',
      url: 'URL',
    },
    none: 'Keine passende Suche',
    noneBecause:
      'Diese Warnung nennt keine Person, kein Gerät, keine E-Mail, Datei, IP oder URL, mit der eine Suche beginnen könnte.',
    run: 'Ausführen',
  },
  saved: {
    button: 'Gespeicherte Suchen',
    title: (count) => (count === 1 ? '1 gespeicherte Suche' : `${count} gespeicherte Suchen`),
    hint: 'Wählen Sie eine aus, um sie auszuführen, oder geben Sie hunt run, ihren Namen und die Werte für ihre Parameter ein.',
    none: 'Noch keine gespeicherten Suchen',
    noneBecause:
      'Geben Sie einer Abfrage mit hunt save einen Namen, mit Parametern in Klammern: hunt save logons(user) DeviceLogonEvents | where AccountName =~ user',
    kept: (signature) => `${signature} ist gespeichert`,
    keptFor: (command, owner) =>
      `Alle, die Warnungen lesen dürfen, können sie ausführen: ${command}. ${owner} kann sie durch erneutes Speichern ändern oder löschen.`,
    howToRun: (signature) => `So wird ${signature} ausgeführt`,
    notYours: (name) => `${name} gehört Ihnen nicht`,
    notYoursBecause: (owner) =>
      `Löschen kann sie, wer sie gespeichert hat (${owner}), oder eine Person mit Administratorrolle.`,
    removed: (name) => `${name} ist gelöscht`,
    inAudit: 'Die Abfrage steht im Überwachungsprotokoll (audit).',
    taken: (name) => `${name} gibt es schon`,
    takenBy: (owner) =>
      `${owner} hat eine Suche mit diesem Namen gespeichert. Wählen Sie einen anderen, oder bitten Sie ${owner}, sie zu ändern.`,
    notKept: 'Sie konnte nicht gespeichert werden',
    notKeptBecause: (most) =>
      `Der Name wurde inzwischen vergeben, oder es gibt schon ${most} gespeicherte Suchen: hunt delete löscht eine.`,
    unknown: (name) => `Es gibt keine Suche ${name}`,
    unknownBecause: 'Mit diesem Namen wurde keine gespeichert, oder sie wurde gelöscht.',
  },
  asked: {
    howTo: {
      title: 'Mit KQL suchen',
      text: 'Geben oder fügen Sie nach dem Wort eine Abfrage ein, auch über mehrere Zeilen: hunt 7d EmailEvents | where Subject has "invoice". Davor kann stehen, wie weit zurück gesucht wird: 24h, 7d oder 2026-11-01..2026-11-08. Eine Warnung bietet Suchen zu dem an, was sie nennt.',
    },
    whichToDelete: { title: 'Welche Suche?', text: 'Geben Sie hunt delete und ihren Namen ein.' },
    whichToRun: { title: 'Welche Suche?', text: 'Geben Sie hunt run und ihren Namen ein; hunts zeigt alle.' },
    name: {
      title: 'Wie soll sie heißen?',
      text: 'Geben Sie hunt save, einen Namen aus Buchstaben, Ziffern und Bindestrichen und die Abfrage ein: hunt save failed-logons(user, since:datetime) EntraIdSignInEvents | where AccountUpn =~ user and Timestamp > since',
    },
    parameters: {
      title: 'Die Parameter sind nicht lesbar',
      text: 'Schreiben Sie bis zu acht Namen in die Klammern, etwa (user, since:datetime). Ohne Typ sind sie Text.',
    },
    values: (name) => ({
      title: 'Die Werte sind nicht lesbar',
      text: `Schreiben Sie jeden als Name=Wert, mit Leerzeichen in Anführungszeichen: hunt run ${name} user="Ada Lindqvist" since=7d`,
    }),
    timespan: {
      title: 'Das ist kein Zeitraum',
      text: 'Schreiben Sie ihn als 30m, 24h oder 7d, höchstens 365d, oder als 2026-11-01..2026-11-08.',
    },
    nothing: { title: 'Wonach soll gesucht werden?', text: 'Schreiben Sie die Abfrage in KQL dahinter.' },
    tooLong: (length, most) => ({
      title: 'Die Abfrage ist zu lang',
      text: `Sie hat ${length} Zeichen; höchstens ${most} sind möglich.`,
    }),
  },
  parameters: {
    noSuch: (given, names) =>
      `Den Parameter ${given} gibt es nicht. Möglich: ${names.join(', ') || 'keiner'}.`,
    wants: (name, example) => `${name} fehlt: Ergänzen Sie ${example}.`,
    tooLong: (name) => `Der Wert für ${name} ist zu lang.`,
    isTime: (name, example) => `${name} ist eine Zeit: Ergänzen Sie ${example}.`,
  },
  timespan: {
    minutes: (count) => (count === 1 ? 'die letzte Minute' : `die letzten ${count} Minuten`),
    hours: (count) => (count === 1 ? 'die letzte Stunde' : `die letzten ${count} Stunden`),
    days: (count) => (count === 1 ? 'der letzte Tag' : `die letzten ${count} Tage`),
    between: (from, to) => `${from} bis ${to} (UTC)`,
  },
  run: {
    running: 'Die Suche läuft',
    runningBecause:
      'Diese Karte ändert sich, sobald Microsoft geantwortet hat, spätestens nach drei Minuten.',
    cancel: 'Abbrechen',
    onlyAsker: (name) => `Abbrechen kann die Suche nur, wer sie gestartet hat: ${name}.`,
    cancelled: 'Die Suche wurde abgebrochen',
    failed: 'Die Suche konnte nicht ausgeführt werden',
    lost: 'Die Suche wurde unterbrochen',
    lostBecause: 'Drawbridge wurde beendet, während es auf die Antwort wartete. Es wurde nichts geändert.',
    again: 'Noch einmal ausführen',
    ranBefore: 'Das wurde schon ausgeführt: Die Antwort steht weiter unten. Wiederholen Sie es dort.',
    gone: 'Das ist nicht mehr da',
    goneBecause:
      'Eine Suche und ihr Ergebnis werden einen Tag lang aufgehoben. Suchen Sie noch einmal, oder öffnen Sie die Warnung erneut.',
    since: (moment) => `seit ${moment}`,
    seconds: (length) => `${length} s`,
    fromAlert: 'aus einer Warnung',
    query: 'Die Abfrage',
    wholeQuery: 'Die ganze Abfrage steht im Überwachungsprotokoll (audit).',
  },
  found: {
    none: 'Keine Zeilen',
    noneBecause:
      'In diesem Zeitraum wurde nichts gefunden. Ein längerer kommt vor die Abfrage, etwa hunt 30d.',
    rows: (count, shown) => `${shown} ${count === 1 ? 'Zeile' : 'Zeilen'}`,
    someRows: (count, total) => `${count} von ${total} Zeilen`,
    moreColumns: (count) =>
      count === 1 ? '1 weitere Spalte in der Datei' : `${count} weitere Spalten in der Datei`,
    mostRows: 'Mehr gibt Microsoft nicht heraus',
    asCsv: 'Alles als CSV',
    lookUp: (name) => `Nachschlagen: ${name}`,
  },
  switchedOff: {
    title: 'Die erweiterte Suche ist ausgeschaltet',
    text: (owner) =>
      `Dieser Verbindung wurde die erweiterte Suche nicht erlaubt. Wer sie eingerichtet hat (${owner}) oder eine andere Person mit Administratorrolle schaltet sie ein: settings eingeben und dort die erweiterte Suche wählen.`,
    settings: 'Einstellungen',
  },
  problems: {
    tooSlow: {
      title: 'Die Suche hat länger als drei Minuten gedauert',
      text: 'Microsoft bricht eine Abfrage dann ab. Suchen Sie in weniger Tagen, filtern Sie früher, oder behalten Sie mit project weniger Spalten.',
    },
    tooLarge: {
      title: 'Das Ergebnis ist zu groß',
      text: 'Microsoft gibt ein Ergebnis nur bis zu einer bestimmten Größe heraus. Zählen Sie mit summarize, oder behalten Sie mit project weniger Spalten oder mit take weniger Zeilen.',
    },
    tooMuch: {
      title: 'Die Abfrage braucht zu viel',
      text: 'Microsoft hat sie abgebrochen. Suchen Sie in weniger Tagen, filtern Sie früher, oder behalten Sie mit project weniger Spalten.',
    },
    usedUp: {
      title: 'Die Rechenzeit dieses Mandanten ist aufgebraucht',
      text: 'Microsoft gibt jedem Mandanten einen Anteil für die erweiterte Suche, alle 15 Minuten einen neuen.',
    },
    tooMany: {
      title: 'Zu viele Suchen in einer Minute',
      text: 'Microsoft nimmt von einem Mandanten etwa 45 in der Minute an.',
    },
    forbidden: {
      title: 'Die erweiterte Suche ist noch nicht erlaubt',
      text: 'Der Mandant lehnt ab: Der Verbindung fehlt ThreatHunting.Read.All für Microsoft Graph. Eine Person mit Administratorrolle gibt permissions ein, um es zu sehen, und dann setup, um es zu erteilen.',
    },
    ours: {
      title: 'Hier ist etwas schiefgegangen',
      text: 'Das war ein Fehler von Drawbridge selbst. Führen Sie die Suche noch einmal aus.',
    },
  },
  later: 'Versuchen Sie es in ein paar Minuten noch einmal.',
  laterAt: (time) => `Ab ${time} kann sie wieder ausgeführt werden.`,
  unreadable: 'Die Abfrage ist nicht lesbar',
  notThere: 'Die Abfrage nennt etwas, das es nicht gibt',
  says: (message) => `Microsoft sagt: ${message}`,
  isIn: (place) => `Es steht in ${place}`,
  line: (number, text) => `Zeile ${number}: ${text}`,
  tableOfProduct: 'Eine Tabelle gibt es nur dort, wo das Produkt in Gebrauch ist, das sie füllt.',
};
