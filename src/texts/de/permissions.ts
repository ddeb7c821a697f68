import type { permissions as english } from '../en/permissions';

export const permissions: typeof english = {
  capabilities: {
    alerts: { title: 'Warnungen', why: 'Warnungen aus Defender, beantwortet im Chat' },
    incidents: { title: 'Vorfälle', why: 'Vorfälle aus Defender, die Warnungen zusammenfassen' },
    directory: { title: 'Verzeichnis', why: 'Personen, Gruppen, Rollen und Anmeldungen zu einer Warnung' },
    hunting: { title: 'Erweiterte Suche', why: 'Abfragen der erweiterten Suche' },
    mail: { title: 'Phishing-Mails', why: 'Die E-Mail hinter einer Warnung' },
    cloudApps: { title: 'Cloud-Apps', why: 'Was jemand in Cloud-Apps getan hat' },
    liveResponse: { title: 'Live-Antwort', why: 'Geräte, und Dateien aus ihrer Quarantäne' },
    quarantine: { title: 'E-Mails in Quarantäne', why: 'Was Exchange zurückhält' },
    triage: { title: 'Bearbeiten', why: 'Warnungen im Chat zuweisen, einstufen und schließen' },
  },
  reasons: {
    'graph/SecurityAlert.Read.All': 'Um Warnungen aus Defender zu lesen',
    'graph/SecurityIncident.Read.All': 'Um Vorfälle aus Defender zu lesen',
    'graph/Directory.Read.All': 'Um Personen, Gruppen und Rollen zu einer Warnung zu zeigen',
    'graph/AuditLog.Read.All': 'Um Anmeldungen zu zeigen, und wie sich jemand anmeldet',
    'graph/ThreatHunting.Read.All': 'Um Abfragen der erweiterten Suche auszuführen',
    'graph/Mail.Read': 'Um die Phishing-Mail aus jedem Postfach zu holen',
    'cloudApps/investigation.read': 'Um Aktivitäten in Cloud-Apps zu lesen',
    'endpoint/Machine.Read.All': 'Um ein Gerät und seinen Zustand zu zeigen',
    'endpoint/File.Read.All': 'Um zu zeigen, was über eine Datei bekannt ist',
    'endpoint/Library.Manage': 'Für das Skript, das Dateien aus der Quarantäne holt',
    'endpoint/Machine.LiveResponse': 'Um eine Datei aus der Quarantäne eines Geräts zu holen',
    'exchange/Exchange.ManageAsApp': 'Um E-Mails in Quarantäne aufzulisten und auszugeben',
    'graph/SecurityAlert.ReadWrite.All': 'Um Warnungen zuzuweisen, einzustufen und zu schließen',
    'graph/SecurityIncident.ReadWrite.All': 'Um dasselbe mit Vorfällen zu tun',
  },
  licences: {
    lacks: (plans) =>
      `braucht ${plans.length < 2 ? plans.join('') : `${plans.slice(0, -1).join(', ')} oder ${plans.at(-1) ?? ''}`}, wofür dieser Mandant keine Lizenz hat`,
    none: 'keine Defender-Lizenz gefunden',
  },
  granted: (granted, required, excess) =>
    `${granted} von ${required} Berechtigungen erteilt${excess === 0 ? '' : `, ${excess} mehr als nötig`}`,
  grantedShort: (granted, required) => `${granted} von ${required} erteilt`,
  missing: 'fehlt',
  excess: 'unnötig',
  unchecked: 'nicht geprüft',
  named: (state, values, more) => `${state}: ${values.join(', ')}${more === 0 ? '' : ` und ${more} weitere`}`,
  asShown: (organisation) => `${organisation} · wie der Mandant sie jetzt zeigt`,
  allAsShown: (connections) => `${connections} Verbindungen, wie der Mandant sie jetzt zeigt`,
  andAName: 'permissions und einen Namen',
  notNeeded: 'Keine eingeschaltete Fähigkeit braucht sie',
};
