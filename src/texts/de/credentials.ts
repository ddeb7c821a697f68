import type { credentials as english } from '../en/credentials';

export const credentials: typeof english = {
  titles: { certificate: 'Zertifikat', 'client-secret': 'Geheimnis' },
  asShown: (organisation, name) => `${organisation} · ${name} · wie die Anwendung sie jetzt zeigt`,
  allAsShown: (count, connections) =>
    `${count} an den Anwendungen von ${connections} Verbindungen, wie diese sie jetzt zeigen`,
  gone: 'Die Anwendung ist nicht mehr im Mandanten',
  notThere: 'Womit sich die Verbindung anmeldet, fehlt an der Anwendung',
  notThereOf: (connection) => `Womit sich ${connection} anmeldet, fehlt an der Anwendung`,
  inUse: {
    certificate: (left) => `Das benutzte Zertifikat ${left}`,
    'client-secret': (left) => `Das benutzte Geheimnis ${left}`,
  },
  first: {
    certificate: (connection, left) => `Als Erstes endet: das Zertifikat von ${connection} ${left}`,
    'client-secret': (connection, left) => `Als Erstes endet: das Geheimnis von ${connection} ${left}`,
  },
  noneAtAll: 'Es gibt weder Geheimnisse noch Zertifikate',
  none: 'Es gibt keine.',
  hasExpired: 'ist abgelaufen',
  hasLeft: (days) => (days === 1 ? 'gilt noch 1 Tag' : `gilt noch ${days} Tage`),
  expired: 'abgelaufen',
  days: (days) => (days === 1 ? '1 Tag' : `${days} Tage`),
  isInUse: 'in Benutzung',
  isNotInUse: 'nicht in Benutzung',
  unknown: 'Drawbridge kennt es nicht',
  inVault: 'im Tresor von Drawbridge',
  until: (date) => `bis ${date}`,
  ends: (date) => `endet am ${date}`,
  used: (ago) => `benutzt ${ago}`,
  giveAnother: 'Ein anderes geben',
  rotate: 'Erneuern',
};
