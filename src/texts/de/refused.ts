import type { refused as english } from '../en/refused';

export const refused: typeof english = {
  tooMany: {
    title: 'Einen Moment',
    text: (most) =>
      `Das waren mehr als ${most} Anfragen in einer Minute. Es wurde nichts getan; machen Sie in einigen Sekunden weiter.`,
  },
  secret: {
    title: 'Das sieht nach einem Geheimnis aus',
    text: 'Löschen Sie Ihre Nachricht: Wer diese Unterhaltung liest, kann sie lesen. Drawbridge hat sie nicht behalten. Ein Geheimnis gehört nur in das Formular der Einrichtung, wo es verborgen ist; noch besser ist ein Zertifikat.',
  },
};
