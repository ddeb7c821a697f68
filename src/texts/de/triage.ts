import type { triage as english } from '../en/triage';

export const triage: typeof english = {
  title: { alert: 'Diese Warnung bearbeiten', incident: 'Diesen Vorfall bearbeiten' },
  note: 'Noch wurde nichts geändert. Als Nächstes sehen Sie genau, was an Defender gesendet wird.',
  goOn: 'Weiter',
  back: { alert: 'Zurück zur Warnung', incident: 'Zurück zum Vorfall' },
  assign: 'Zuweisen',
  leaveWithNobody: 'Weiterhin niemandem',
  leaveWith: (name) => `Weiterhin ${name}`,
  toMe: 'Mir',
  toOther: 'Jemand anderem',
  toNobody: 'Niemandem',
  person: 'Jemand anderes: Name oder Adresse',
  status: 'Status',
  leaveStatus: (status) => `Bei „${status}“ lassen`,
  verdict: 'Was es war',
  leaveVerdict: 'Das so lassen',
  comment: (most) => `Kommentar (höchstens ${most} Zeichen)`,
  commentExample: 'Was Sie gefunden haben, und warum',
  gone: {
    alert: 'Diese Warnung lässt sich von hier aus nicht ändern',
    incident: 'Dieser Vorfall lässt sich von hier aus nicht ändern',
    text: 'Hier ist nichts mehr davon gespeichert, oder die Verbindung gibt es nicht mehr. Öffnen Sie es in Defender.',
  },
  off: {
    title: 'Das Bearbeiten ist ausgeschaltet',
    text: (connection) =>
      `${connection} darf Warnungen lesen, nicht ändern. Jemand mit Administratorrolle schaltet bei den Fähigkeiten „Bearbeiten“ ein; der Plan bittet dann um SecurityAlert.ReadWrite.All, und um dasselbe für Vorfälle, wo diese gelesen werden.`,
  },
  sentence: (parts) =>
    parts.length < 2 ? parts.join('') : `${parts.slice(0, -1).join('; ')}; und ${parts.at(-1) ?? ''}`,
  parts: {
    take: 'niemandem mehr zuweisen',
    assign: (name) => `${name} zuweisen`,
    status: (status) => `Status auf „${status}“ setzen`,
    classify: (classification, determination) => `als „${classification}, ${determination}“ einstufen`,
    comment: 'einen Kommentar hinzufügen',
  },
  changedMeanwhile: {
    alert: (status, whose) =>
      `Die Warnung wurde in Defender geändert, nachdem Sie sie angesehen hatten: Ihr Status ist jetzt „${status}“, und ${whose}.`,
    incident: (status, whose) =>
      `Der Vorfall wurde in Defender geändert, nachdem Sie ihn angesehen hatten: Sein Status ist jetzt „${status}“, und ${whose}.`,
    nobodyHasIt: 'zugewiesen ist niemand',
    hasIt: (name) => `zugewiesen ist ${name}`,
    remedy: 'Sehen Sie es sich an, wie es jetzt ist, und entscheiden Sie noch einmal.',
  },
  problems: {
    tooLong: (most) => `Höchstens ${most} Zeichen.`,
    nothing: 'Noch ist nichts gewählt: Ändern Sie etwas davon, oder schreiben Sie einen Kommentar.',
    noPerson: 'Schreiben Sie Name oder Adresse der Person, der es zugewiesen wird.',
    nobody: (name) => `Im Mandanten heißt niemand „${name}“. Vergleichen Sie die Schreibweise.`,
    several: (count, name, addresses) =>
      `${count} heißen „${name}“. Schreiben Sie die Adresse, die Sie meinen: ${addresses.join(', ')}.`,
  },
};
