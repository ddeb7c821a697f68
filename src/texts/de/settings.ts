import type { settings as english } from '../en/settings';

export const settings: typeof english = {
  title: (connection) => `Einstellungen von ${connection}`,
  context: (organisation) => `${organisation} · Änderungen gelten, sobald sie freigegeben sind`,
  change: 'Ändern',
  notices: 'Mitteilungen',
  sendHere: 'Hierher senden',
  toOwner: 'Gehen persönlich an die Person, die es eingerichtet hat',
  here: 'Kommen in diese Unterhaltung',
  elsewhere: 'Gehen in eine andere Unterhaltung',
  where: {
    title: 'Wohin sollen Mitteilungen gehen?',
    text: 'Geben Sie notify here ein, um Mitteilungen und neue Warnungen mit hohem Schweregrad in dieser Unterhaltung zu bekommen, oder notify me, um Mitteilungen persönlich zu bekommen.',
  },
  inPerson: {
    title: (connection) => `Mitteilungen zu ${connection} gehen an die Person, die es eingerichtet hat`,
    text: 'Ablaufende Anmeldedaten, fehlende Berechtigungen und ausbleibende Warnungen werden im persönlichen Chat gemeldet. Neue Warnungen werden gemeldet, wo jemand watch und eine Abfrage eingibt.',
  },
};
