import type { files as english } from '../en/files';

export const files: typeof english = {
  download: 'Herunterladen',
  noAddress: {
    title: 'Noch kann keine Datei gegeben werden',
    text: 'Dateien werden im Browser abgeholt, und der Bot hat keine Adresse, die Browser erreichen. Wer den Bot betreibt, setzt PUBLIC_URL.',
  },
  link: (text) => `${text} Der Link gilt einmal, 15 Minuten lang, für alle, die ihn haben.`,
  consent: (text) => `${text} Teams fragt in einer eigenen Nachricht, wohin damit.`,
  description: (title, text) =>
    `${title}. ${text} Das Angebot gilt 15 Minuten. Wenn Sie ablehnen, bekommen Sie stattdessen einen Link.`,
  declined: 'Sie wurde nicht in OneDrive gespeichert.',
  noOneDrive: 'Dateien werden hier nicht in OneDrive gespeichert.',
  notSaved: 'Sie ließ sich nicht in OneDrive speichern.',
  saved: {
    title: (name) => `${name} ist in Ihrem OneDrive`,
    text: 'Hier ist nichts mehr davon.',
  },
  gone: {
    title: 'Diese Datei ist nicht mehr da',
    text: 'Eine Datei wartet 15 Minuten auf die Person, die darum gebeten hat, und wird einmal gegeben. Fragen Sie noch einmal danach.',
  },
  linkOver:
    'Dieser Link gilt nicht mehr: Jeder gilt einmal, für kurze Zeit. Fragen Sie in Teams noch einmal nach der Datei.',
  title: {
    alerts: (count, shown) => `${shown} ${count === 1 ? 'Warnung' : 'Warnungen'} in einer Datei`,
    audit: (count, shown) => `${shown} ${count === 1 ? 'Eintrag' : 'Einträge'} in einer Datei`,
    hunt: (count, shown) => `${shown} ${count === 1 ? 'Zeile' : 'Zeilen'} in einer Datei`,
  },
  holds: (which) => `Zu ${which}.`,
  holdsFirst: {
    alerts: (which, shown) =>
      `Zu ${which}. Eine Datei fasst 1 MB: Sie hat die ersten ${shown}; grenzen Sie die Abfrage für den Rest ein.`,
    audit: (which, shown) =>
      `Zu ${which}. Eine Datei fasst 1 MB: Sie hat die ersten ${shown} Einträge, die neuesten; die älteren sind in der Datenbank.`,
    hunt: (which, shown, all) =>
      `Zu ${which}. Eine Datei fasst 1 MB: Sie hat die ersten ${shown} von ${all}; grenzen Sie die Abfrage für den Rest ein.`,
  },
  allAlerts: 'allen Warnungen',
  theAudit: 'dem Audit dieses Mandanten',
  which: {
    title: 'In welchem Format?',
    alerts:
      'Geben Sie alerts export csv oder alerts export json ein, und eine Abfrage, wenn Sie nicht alle wollen.',
    audit: 'Geben Sie audit export csv oder audit export json ein.',
  },
  status: (connection) => `Zustand von ${connection} als JSON`,
  statusOfAll: (count) => `Zustand von ${count} Verbindungen als JSON`,
};
