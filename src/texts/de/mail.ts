import type { mail as english } from '../en/mail';

export const mail: typeof english = {
  untitled: 'Eine E-Mail ohne Betreff',
  notWhoItSays: (subject) => `${subject}: Absender nicht echt`,
  to: (recipient) => `an ${recipient}`,
  nobodyKnown: 'unbekannt',
  facts: {
    from: 'Von',
    to: 'An',
    answersTo: 'Antworten gehen an',
    checks: 'Absenderprüfung',
    place: 'Wo sie liegt',
    sentFrom: 'Gesendet von',
    deliveredTo: 'Zugestellt an',
  },
  inMailbox: 'im Postfach',
  notInMailbox: 'nicht mehr im Postfach',
  checks: {
    overall: (result) => `Gesamturteil ${result}`,
    none: 'keine Ergebnisse in den Kopfzeilen',
    // RFC 8601 section 2.7, and compauth of learn.microsoft.com/defender-office-365/message-headers-eop-mdo
    results: {
      pass: 'gültig',
      fail: 'ungültig',
      softfail: 'zweifelhaft',
      none: 'fehlt',
      bestguesspass: 'wohl gültig',
      softpass: 'wohl gültig',
      policy: 'nicht zulässig',
      temperror: 'nicht prüfbar',
      permerror: 'fehlerhaft',
    },
  },
  links: {
    heading: 'Links',
    counted: (count, shown) => (count === 1 ? '1 Link' : `${shown} verschiedene Links`),
  },
  attachments: {
    heading: 'Anlagen',
    counted: (count, shown) => (count === 1 ? '1 Datei' : `${shown} Dateien`),
    nameless: 'ohne Namen',
    notHashed: 'ohne Hash',
  },
  similar: {
    heading: 'Auch an andere',
    none: 'keine bekannt',
    counted: (count, shown) => (count === 1 ? '1 E-Mail' : `${shown} E-Mails`),
    unknownRecipient: 'Empfänger unbekannt',
  },
  parts: {
    message: 'die E-Mail selbst',
    attachments: 'Anlagen',
    similar: 'E-Mails an andere',
  },
  more: 'Weg, IDs und Inhalt',
  ids: 'IDs',
  lines: {
    received: 'Empfangen',
    cameThrough: 'Weg',
    moreLinks: 'Weitere Links',
    networkId: 'Netzwerk-ID',
    text: 'Inhalt',
  },
  recipient: 'Empfänger',
  inQuarantine: 'In Quarantäne',
  notLookedUp: 'Die E-Mail kann nicht nachgeschlagen werden',
  none: 'Keine solche E-Mail bekannt',
  noneBecause: (name) =>
    `Keine gespeicherte Warnung nennt eine E-Mail mit ${name}. Die erweiterte Suche kennt E-Mails der letzten 30 Tage nach ihren IDs.`,
  noneWithoutHunting: (name) =>
    `Keine gespeicherte Warnung nennt eine E-Mail mit ${name}. Ist die erweiterte Suche eingeschaltet, werden E-Mails auch nach ihren IDs gefunden.`,
  alertsWithMail: 'Warnungen zu E-Mails',
};
