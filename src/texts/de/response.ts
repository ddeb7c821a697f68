import type { response as english } from '../en/response';

export const response: typeof english = {
  looks: {
    proposed: { title: 'Das in Defender tun?', subtitle: 'Noch wurde nichts geändert' },
    running: { title: 'Wird in Defender ausgeführt', subtitle: 'In Arbeit' },
    done: { title: 'In Defender erledigt', subtitle: 'Defender zeigt es' },
    failed: { title: 'Nicht erledigt', subtitle: 'Das ist geschehen' },
    changed: { title: 'Es hat sich inzwischen geändert', subtitle: 'Es wurde nichts überschrieben' },
    rejected: { title: 'Abgelehnt', subtitle: 'Es wurde nichts geändert' },
    expired: { title: 'Einen Tag lang hat niemand entschieden', subtitle: 'Es wurde nichts geändert' },
    superseded: { title: 'Von einer neueren Aktion überholt', subtitle: 'Diese ändert nichts' },
  },
  requests: 'Genaue Anfragen',
  by: {
    oneMore: (approvers, missing) =>
      `Freigegeben von ${approvers}; ${missing} weitere Freigabe ist nötig, innerhalb eines Tages.`,
    toDecide: (name) => `Entscheiden kann ${name}, innerhalb eines Tages.`,
    twoToApprove: (name) =>
      `Gewünscht von ${name}. Zwei verschiedene Personen müssen freigeben, innerhalb eines Tages.`,
    rejected: (name, at) => `Gewünscht von ${name}; abgelehnt${at === '' ? '' : ` um ${at}`}.`,
    over: (name) => `Gewünscht von ${name}.`,
    unasked: (name, at) =>
      `Von ${name}${at === '' ? '' : ` um ${at}`}; die Einstellungen verlangen keine Freigabe.`,
    approved: (approvers, at) => `Freigegeben von ${approvers}${at === '' ? '' : ` um ${at}`}.`,
  },
  showAsIs: 'So zeigen, wie es jetzt ist',
  shows: { alert: 'Die Warnung zeigen', incident: 'Den Vorfall zeigen', mail: 'Die E-Mail zeigen' },
  mayNotAct: {
    title: 'Sie dürfen dies lesen, nicht handeln',
    text: 'Es wurde nichts geändert. Handeln dürfen alle, die freigeben, und wer eine der Rollen hat, die in den Einstellungen stehen, etwa Security Operator. Jemand mit Administratorrolle kann das in den Einstellungen ändern.',
  },
  unknown: 'Diese Aktion ist hier nicht bekannt',
  notYours: (name) => `Darüber entscheidet ${name}`,
  secondPerson: 'Sie haben schon freigegeben; es braucht eine zweite Person',
  unchanged: 'Es wurde nichts geändert.',
  beingCancelled: 'Wird abgebrochen',
  failures: {
    couldNot: (operation) => `Es gelang nicht, ${operation}.`,
    own: {
      text: 'In Drawbridge selbst ist ein Fehler aufgetreten.',
      remedy:
        'Sehen Sie in Defender nach, ob es getan wurde. Geschieht es wieder, steht der Grund im Protokoll des Bots.',
    },
    notKnown: {
      text: 'Diese Version von Drawbridge weiß nicht, wie das geht.',
      remedy: 'Es wurde nichts geändert. Fragen Sie noch einmal danach.',
    },
    switchedOff: {
      text: 'Die Verbindung erlaubt es nicht mehr.',
      remedy:
        'Es wurde nichts geändert. Jemand mit Administratorrolle kann es in den Einstellungen einschalten.',
    },
    notSeen: {
      text: 'Defender hat es angenommen, zeigt es aber nicht.',
      remedy: 'Sehen Sie in Defender nach, und fragen Sie noch einmal danach, wenn es dort fehlt.',
    },
  },
  mail: {
    its: 'die Empfänger',
    unknownSender: 'unbekannter Herkunft',
    andMore: (first, others) => `${first} und ${others} weitere`,
    release: (sender, recipients) => `Die E-Mail von ${sender} an ${recipients} aus der Quarantäne freigeben`,
    deny: (sender, recipients) =>
      `Die Freigabe der E-Mail von ${sender} an ${recipients} aus der Quarantäne ablehnen`,
    roleMissing: {
      text: 'Exchange lässt die Verbindung nicht über E-Mails in Quarantäne entscheiden: Ihre Verzeichnisrolle Security Reader darf nur lesen. Es wurde nichts geändert.',
      remedy:
        'Dazu brauchte es die Verzeichnisrolle Security Administrator, die viel mehr darf. Jemand mit Administratorrolle kann sie der Anwendung in Entra geben oder im Defender-Portal über die E-Mail entscheiden.',
    },
    gone: {
      text: 'Die E-Mail ist nicht mehr in Quarantäne: Sie ist abgelaufen, oder jemand hat sie gelöscht.',
      remedy: 'Es gibt nichts mehr zu entscheiden.',
    },
    denied: 'Inzwischen hat jemand entschieden: Die Freigabe der E-Mail wurde abgelehnt.',
    released: 'Inzwischen hat jemand entschieden: Die E-Mail wurde freigegeben.',
    lookAgain: 'Sehen Sie sie sich an, wie sie jetzt ist.',
  },
};
