import type { findings as english } from '../en/findings';

const named = (word: string, name: string, id: string) =>
  name === '' ? `${word} ${id}` : `${word} „${name}“ (${id})`;

export const findings: typeof english = {
  credential: {
    certificate: (name, id) => named('Zertifikat', name, id),
    'client-secret': (name, id) => named('Geheimnis', name, id),
  },
  expiry: {
    expired: (on) => `ist am ${on} abgelaufen`,
    today: 'läuft in weniger als 24 Stunden ab',
    inDays: (days) => `läuft in ${days === 1 ? '1 Tag' : `${days} Tagen`} ab`,
  },
  applicationDisabled: {
    title: 'Die Anwendung ist deaktiviert',
    meaning: (connection) =>
      `Jemand hat sie deaktiviert, also bekommt ${connection} keine Token: Es werden keine Warnungen gelesen.`,
    remedy:
      'War das keine Absicht, aktiviert „Beheben“ sie wieder, sobald Sie es freigeben. Wer es war, steht im Überwachungsprotokoll von Entra.',
    remedyOwn:
      'Es ist Ihre eigene Anwendung: Aktivieren Sie sie im Entra Admin Center unter App-Registrierungen.',
  },
  applicationMissing: {
    deleted: 'Die Anwendung wurde gelöscht',
    gone: 'Die Anwendung ist nicht mehr im Mandanten',
    meaning: (connection) =>
      `${connection} kann sich nicht mehr anmelden: Es werden keine Warnungen gelesen.`,
    restore:
      'Sie lässt sich 30 Tage lang wiederherstellen: Entra Admin Center, App-Registrierungen, Gelöschte Anwendungen. „Beheben“ registriert eine neue.',
    anew: '„Beheben“ registriert eine neue, sobald Sie es freigeben.',
  },
  credentialExpiring: {
    title: (credential, expiry) => `Das ${credential} ${expiry}`,
    inUseOver: (connection) => `${connection} meldet sich damit an. Es werden keine Warnungen gelesen.`,
    inUse: (connection) => `${connection} meldet sich damit an. Danach bleiben die Warnungen aus.`,
    notInUse: (connection) =>
      `${connection} meldet sich zurzeit nicht damit an; vielleicht ist es als zweites gedacht.`,
    rotate: '„Erneuern“ setzt ein neues an seine Stelle, bevor es endet, sobald Sie es freigeben.',
    renewalFailed: (why) =>
      `Es sollte von selbst ersetzt werden, und das alte wurde behalten: ${why} Einen Tag später wird es wieder versucht.`,
  },
  credentialMissing: {
    titles: {
      certificate: 'Das Zertifikat ist nicht mehr an der Anwendung',
      'client-secret': 'Das Clientgeheimnis ist nicht mehr an der Anwendung',
    },
    only: (connection) => `${connection} kann sich nicht anmelden: Es werden keine Warnungen gelesen.`,
    second: (connection) => `${connection} hat nichts Zweites, um sich notfalls damit anzumelden.`,
    remedy:
      '„Beheben“ fügt ein neues hinzu, sobald Sie es freigeben. Wer es entfernt hat, steht im Überwachungsprotokoll von Entra.',
  },
  credentialUnknown: {
    title: (credential) => `Drawbridge kennt das ${credential} nicht`,
    meaning: (connection, until) =>
      `Wer es hat, kann sich bis ${until} als ${connection} anmelden und lesen, was die Verbindung liest.`,
    remedy:
      'Braucht es niemand, nehmen Sie es weg: Das ist ein Plan zum Freigeben. Braucht es jemand, behalten Sie es: Dann wird davon nicht mehr gesprochen.',
    remedyOwn: 'Es ist Ihre eigene Anwendung: Benutzt es jemand, ist nichts zu tun.',
  },
  directoryRoleMissing: {
    title: (role) => `Die Verzeichnisrolle ${role} fehlt`,
    meaning: 'Ohne sie listet Exchange keine E-Mails in Quarantäne auf.',
    remedy: '„Beheben“ gibt sie der Anwendung, sobald Sie es freigeben.',
  },
  disabledByMicrosoft: {
    title: 'Microsoft hat die Anwendung deaktiviert',
    meaning: (connection, reason) =>
      `${connection} bekommt keine Token: Es werden keine Warnungen gelesen. Der angegebene Grund: ${reason}.`,
    remedy: 'Nur Microsoft kann das aufheben: Stellen Sie im Entra Admin Center eine Supportanfrage.',
  },
  late: {
    stopped: { alerts: 'Warnungen bleiben aus', incidents: 'Vorfälle bleiben aus' },
    late: { alerts: 'Warnungen verspäten sich', incidents: 'Vorfälle verspäten sich' },
    meaning: (length) => `Seit ${length} wurde nichts gelesen: Was seither geschah, ist nicht im Chat.`,
    minutes: (count) => `${count} Minuten`,
    hours: (count) => `${count} Stunden`,
    days: (count) => `${count} Tagen`,
    seeLog: 'Wird hier sonst nichts gefunden, steht der Grund im Protokoll des Bots.',
    lastTry: (error) => `Der letzte Versuch endete so: ${error}`,
  },
  passedOver: {
    titles: {
      alerts: 'Microsoft gibt einige Warnungen nicht heraus',
      incidents: 'Microsoft gibt einige Vorfälle nicht heraus',
    },
    meaning: (count, first) =>
      `Was ${count === 1 ? `zu einem Zeitpunkt (${first})` : `zu ${count} Zeitpunkten (zuerst: ${first})`} geändert wurde, ist nicht im Chat. Alles andere wird wie immer gelesen.`,
    remedy: (error) =>
      `Es wird von selbst wieder versucht. Suchen Sie sie bis dahin im Defender-Portal. Microsoft sagt: ${error}`,
  },
  licenceGone: {
    title: (capability) => `${capability}: Die Lizenz fehlt jetzt`,
    meaning: (why) => `Das ${why}.`,
    remedy: 'Erneuern Sie die Lizenz, oder geben Sie settings ein und schalten Sie es aus.',
  },
  lookUpFailed: {
    titles: {
      tenant: 'Der Mandant kann nicht geprüft werden',
      licences: 'Die Lizenzen können nicht geprüft werden',
      'own-applications': 'Die Anwendung des Bots selbst kann nicht geprüft werden',
      probes: 'Die Verbindung kann nicht erprobt werden',
    },
    meaning: (operation) =>
      `Es gelang nicht, ${operation}. Was vorher gefunden wurde, gilt weiter; Neues ist nicht bekannt.`,
  },
  ownCredentialExpiring: {
    title: (credential, expiry) => `Vom Bot selbst: Das ${credential} ${expiry}`,
    meaning: (application) =>
      `Es gehört zu ${application}. Ohne es kann der Bot weder etwas nachschlagen noch antworten.`,
    remedy:
      'Wer den Bot betreibt, fügt unter App-Registrierungen ein neues hinzu, setzt es in seiner Umgebung und startet ihn neu.',
  },
  permissionExcess: {
    title: (permission) => `${permission} ist erteilt und unnötig`,
    meaning: (api) =>
      `Die Verbindung kann bei ${api} mehr, als sie muss: Wer ihre Anmeldedaten in die Hand bekommt, kann es auch.`,
    remedy: '„Beheben“ nimmt sie zurück, sobald Sie es freigeben.',
    leftAlone: (takeBack) =>
      `Die Anwendung gehört Ihrer Organisation und dient vielleicht auch anderen, also lässt Drawbridge sie, wie sie ist. ${takeBack}`,
  },
  permissionMissing: {
    title: (permission) => `${permission} ist nicht erteilt`,
    meaning: (api, reason) => `${api} lässt die Verbindung nicht tun, was gewählt wurde: ${reason}.`,
    remedy: '„Beheben“ bittet darum und erteilt sie, sobald Sie es freigeben.',
  },
  permissionRevoked: {
    title: (permission) => `${permission} wurde weggenommen`,
    meaning: (api, reason) => `Sie war für ${api} erteilt. Nötig ist sie: ${reason}.`,
    remedy:
      '„Beheben“ erteilt sie wieder, sobald Sie es freigeben. Wer sie weggenommen hat, steht im Überwachungsprotokoll von Entra.',
  },
  permissionUnconsented: {
    title: (permission) => `${permission} wartet auf Zustimmung`,
    meaning: (api, reason) =>
      `Die Anwendung bittet für ${api} darum, aber sie ist nicht erteilt. Nötig ist sie: ${reason}.`,
    remedy:
      '„Beheben“ erteilt sie, sobald Sie es freigeben. Im Portal: API-Berechtigungen, Administratorzustimmung erteilen.',
  },
  probeFailing: {
    nothingWorks: (connection) => `Bei ${connection} funktioniert nichts`,
    nothingWorksMeaning:
      'Jeder Aufruf mit der Identität der Verbindung ist eben gescheitert: Es werden keine Warnungen gelesen.',
    title: (what) => `${what}: Dafür ist die Verbindung nicht zu gebrauchen`,
    meaning: (detail) => `${detail}, eben, mit der Identität der Verbindung.`,
  },
  putAside: {
    title: (count) =>
      count === 1 ? 'Ein Datensatz war nicht lesbar' : `${count} Datensätze waren nicht lesbar`,
    meaning: (count, newest, problem) =>
      `${count === 1 ? 'Er wurde' : 'Sie wurden'} in den letzten 7 Tagen zur Seite gelegt und ${count === 1 ? 'ist' : 'sind'} nicht im Chat. Der neueste (${newest}): ${problem}.`,
    withoutId: 'ohne ID',
    remedy: 'Suchen Sie ihn im Defender-Portal. Eine neue Fassung davon wird wieder gelesen.',
  },
  servicePrincipalDisabled: {
    title: 'Die Unternehmensanwendung ist deaktiviert',
    meaning: (connection) =>
      `Jemand hat ausgeschaltet, dass ${connection} sich anmelden darf: Es werden keine Warnungen gelesen.`,
    remedy:
      'War das keine Absicht, schaltet „Beheben“ es wieder ein, sobald Sie es freigeben. Wer es war, steht im Überwachungsprotokoll von Entra.',
    remedyOwn:
      'Es ist Ihre eigene Anwendung: Schalten Sie es im Entra Admin Center unter Unternehmensanwendungen ein.',
  },
  servicePrincipalMissing: {
    title: 'Die Unternehmensanwendung wurde gelöscht',
    meaning: (connection) =>
      `${connection} kann sich nicht anmelden, und was ihr erteilt war, ist mit weg: Es werden keine Warnungen gelesen.`,
    restore:
      'Sie lässt sich 30 Tage lang wiederherstellen: Entra Admin Center, Unternehmensanwendungen, Gelöschte Anwendungen. „Beheben“ erstellt eine neue.',
    anew: '„Beheben“ erstellt eine neue und erteilt ihr, was sie braucht, sobald Sie es freigeben.',
  },
};
