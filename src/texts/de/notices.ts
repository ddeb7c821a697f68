import type { notices as english } from '../en/notices';

export const notices: typeof english = {
  detour: (why) => `Es hätte anderswo gemeldet werden sollen, aber ${why}.`,
  findings: (count) => `${count} Befunde`,
  superseded: (context) => `${context} · eine neuere Nachricht sagt, wie es steht`,
  mended: (title) => `Behoben: ${title}`,
  allWell: (connection) => `Bei ${connection} ist alles wieder in Ordnung`,
  several: (count) => `${count} Dinge sind nicht, wie sie sein sollten`,
  nobodyTook: (what) => `Einen Tag lang hat sich niemand gekümmert: ${what}`,
  take: 'Ich kümmere mich',
  snooze: 'Zurückstellen',
  snoozeFor: 'Zurückstellen für',
  days: (count) => (count === 1 ? '1 Tag' : `${count} Tage`),
  over: 'Vorbei',
  overSince: (when) => `Vorbei seit ${when}`,
  takenBy: (name) => `${name} kümmert sich darum`,
  quietUntil: (when) => `zurückgestellt bis ${when}`,
  undelivered: (why) => `konnte nicht gemeldet werden: ${why}`,
  why: {
    'the person has blocked the bot': 'die Person hat den Bot blockiert',
    'the bot is not in that conversation any more': 'der Bot ist nicht mehr in dieser Unterhaltung',
    'an administrator of Teams has blocked the bot': 'jemand hat den Bot in der Teams-Verwaltung gesperrt',
    'writing is blocked in that conversation': 'in dieser Unterhaltung ist das Schreiben gesperrt',
    'that conversation is gone': 'diese Unterhaltung gibt es nicht mehr',
    'the bot was removed from the chosen conversation':
      'der Bot wurde aus der gewählten Unterhaltung entfernt',
    'the bot does not know how to reach that conversation':
      'der Bot weiß nicht, wie er diese Unterhaltung erreicht',
    'nobody there has spoken to the bot yet': 'dort hat noch niemand mit dem Bot gesprochen',
    'The bot stopped while it was being sent.': 'Der Bot wurde während des Sendens beendet.',
    'the bot was removed from that conversation': 'der Bot wurde aus dieser Unterhaltung entfernt',
    'the tenant could not be asked who may read':
      'der Mandant konnte nicht gefragt werden, wer Warnungen lesen darf',
  },
  buttons: {
    plan: 'Beheben',
    renewal: 'Erneuern',
    removal: 'Wegnehmen',
    settings: 'Einstellungen ändern',
    keep: 'Behalten',
  },
  kept: {
    title: 'Es bleibt an der Anwendung',
    text: 'Davon wird nicht mehr gesprochen, bis es endet. Geben Sie credentials ein, um es zu sehen.',
  },
  nothingLeft: {
    title: 'Es gibt nichts mehr zu beheben',
    text: 'Inzwischen ist es in Ordnung. Es wurde nichts geändert.',
  },
};
