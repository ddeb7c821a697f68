import type { watches as english } from '../en/watches';

export const watches: typeof english = {
  everyAlert: 'alle Warnungen',
  list: {
    none: 'Hier wird nichts beobachtet',
    noneHint:
      'Geben Sie watch und eine Abfrage ein, etwa watch severity:high. Neue Warnungen, die sie findet, werden in dieser Unterhaltung gemeldet.',
    title: (count) => (count === 1 ? '1 Beobachtung' : `${count} Beobachtungen`),
    hint: 'Was neu dazukommt, wird gemeldet, mit höchstens einer Nachricht pro Minute.',
    by: (name) => `von ${name}`,
    inChannel: 'in einem Kanal',
    inGroupChat: 'in einem Gruppenchat',
    inOtherChat: 'in einem anderen Chat',
    nothingSoFar: 'bisher nichts',
    soFar: (count, last) => `bisher ${count}, zuletzt ${last}`,
    noQuery: 'Die Abfrage wird nicht mehr verstanden: löschen und neu anlegen',
  },
  quiet: (from, to, zone) => `Ruhezeit ${from}–${to} (${zone})`,
  neverQuiet: 'ohne Ruhezeit',
  buttons: {
    resume: 'Fortsetzen',
    pause: 'Anhalten',
    delete: 'Löschen',
    all: 'Alle Beobachtungen',
    watches: 'Beobachtungen',
    soFar: (count) => `Bisherige (${count})`,
  },
  made: {
    new: (title) => `Wird beobachtet: ${title}`,
    changed: (title) => `Geändert: ${title}`,
    known: (title) => `Wird hier schon beobachtet: ${title}`,
    none: (most) => `Diese Unterhaltung hat schon ${most} Beobachtungen`,
    noneBecause: 'Mehr sind nicht möglich. Löschen Sie eine, die nicht mehr gebraucht wird.',
    told: 'Was neu dazukommt, wird in dieser Unterhaltung gemeldet, mit höchstens einer Nachricht pro Minute.',
    soFar: (count, shown) =>
      count > 1
        ? `Bisher passen ${shown} Warnungen.`
        : `Bisher passt ${count === 1 ? '1' : 'keine'} Warnung.`,
    heldBack: (from, to, zone) => `Von ${from} bis ${to} (${zone}) wird nur hoher Schweregrad gemeldet.`,
  },
  notified: {
    name: (connection) => `Neue Warnungen von ${connection}`,
    title: (name) => `${name} und Mitteilungen kommen jetzt hierher`,
    nameless: 'Neue Warnungen',
    text: (which) =>
      `In dieser Unterhaltung werden ablaufende Zertifikate und Geheimnisse, fehlende Berechtigungen und ausbleibende Warnungen gemeldet, dazu neue Warnungen ${which}. Geben Sie watches ein, um das anzuhalten oder zu löschen.`,
    thatMatch: (query) => `zu ${query}`,
    noAlerts: 'Keine Warnungen',
    levels: {
      high: { button: 'Nur hoch', which: 'mit hohem Schweregrad' },
      medium: { button: 'Mittel und hoch', which: 'mit mittlerem und hohem Schweregrad' },
      informational: { button: 'Alle Warnungen', which: 'mit jedem Schweregrad' },
    },
  },
  paused: (what) => `Angehalten: ${what}`,
  pausedUntold: (why) =>
    `Neue Warnungen dazu werden hier vorerst nicht gemeldet: ${why}. Wer Warnungen lesen darf, kann die Beobachtung fortsetzen.`,
  why: {
    by: (name) => `auf Wunsch von ${name}`,
    mayNotRead: (name) => `${name} darf keine Warnungen mehr lesen`,
    unknown: 'die Beobachtung wurde angehalten',
  },
  ping: {
    alerts: ['neue Warnung', 'neue Warnungen'],
    newest: (count, total) => `Die neuesten ${count} von ${total}`,
    show: (count, shown) => (count === 1 ? 'Zeigen' : `Alle ${shown} zeigen`),
    more: (count) => `${count} weitere`,
  },
  whatToWatch: {
    title: 'Was soll beobachtet werden?',
    text: 'Geben Sie nach dem Wort eine Abfrage ein, wie nach alerts: watch severity:high user:ava. Neue Warnungen, die sie findet, werden in dieser Unterhaltung gemeldet. Geben Sie watches ein, um zu sehen, was beobachtet wird.',
  },
  gone: {
    title: 'Diese Beobachtung gibt es hier nicht mehr',
    text: 'Sie wurde gelöscht, oder sie gehört zu einer anderen Unterhaltung. Es wurde nichts geändert.',
  },
  wish: {
    zone: 'zone: braucht eine Zeitzone mit ihrem IANA-Namen, etwa Europe/Berlin oder America/New_York.',
    quiet: 'quiet: braucht einen Abschnitt des Tages, etwa 22:00-07:00, oder off.',
  },
};
