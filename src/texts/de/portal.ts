import type { portal as english } from '../en/portal';

const registrations = 'Entra Admin Center › App-Registrierungen';
const enterprise = 'Entra Admin Center › Unternehmensanwendungen';
const roles = 'Entra Admin Center › Rollen und Administratoren';

export const portal: typeof english = {
  newRegistration: `Wählen Sie in ${registrations} „Neue Registrierung“. Geben Sie ihr diesen Namen:`,
  accounts:
    'Lassen Sie es bei Konten nur in diesem Organisationsverzeichnis, ohne Umleitungs-URI, und wählen Sie „Registrieren“.',
  copyIds: 'Kopieren Sie die beiden IDs aus der Übersicht.',
  clientId: 'Anwendungs-ID (Client)',
  tenantId: 'Verzeichnis-ID (Mandant)',
  open: (application) => `Öffnen Sie ${registrations} › Alle Anwendungen › ${application}.`,
  apis: {
    graph: 'Microsoft-APIs › Microsoft Graph',
    cloudApps: 'Von meiner Organisation verwendete APIs › Microsoft Cloud App Security',
    endpoint: 'Von meiner Organisation verwendete APIs › WindowsDefenderATP',
    exchange: 'Von meiner Organisation verwendete APIs › Office 365 Exchange Online',
  },
  choosePermissions: (api) =>
    `API-Berechtigungen › Berechtigung hinzufügen › ${api} › Anwendungsberechtigungen. Wählen Sie diese:`,
  consent: 'Wählen Sie „Administratorzustimmung erteilen“: Bis dahin gelten sie nicht.',
  assign: (role) => `${roles} › ${role} › Zuweisungen hinzufügen, und wählen Sie die Anwendung.`,
  addAssignments: (role) => `${roles} › ${role} › Zuweisungen hinzufügen`,
  pasteCertificate: `Besser: ${registrations} › Ihre Anwendung › Zertifikate & Geheimnisse › Zertifikate › Zertifikat hochladen. Fügen Sie es dann hier mit seinem privaten Schlüssel ein.`,
  copySecret:
    'Oder: Zertifikate & Geheimnisse › Geheime Clientschlüssel › Neuer geheimer Clientschlüssel. Kopieren Sie seinen Wert, der nur einmal gezeigt wird. Wer ihn sieht, kann ihn kopieren: Besser ist das Zertifikat.',
  uploadCertificate: `${registrations} › Ihre Anwendung › Zertifikate & Geheimnisse › Zertifikat hochladen`,
  newSecret: `${registrations} › Ihre Anwendung › Zertifikate & Geheimnisse › Neuer geheimer Clientschlüssel`,
  appearsByItself: `${enterprise}: Dort erscheint sie, sobald ihr Dienst zum ersten Mal geöffnet wurde`,
  createServicePrincipal: `${registrations} › Ihre Anwendung › Übersicht › Dienstprinzipal erstellen`,
  activate: `${registrations} › Ihre Anwendung › Übersicht › Aktivieren`,
  letSignIn: `${enterprise} › Ihre Anwendung › Eigenschaften › Aktiviert für die Benutzeranmeldung`,
  grantConsent: `${registrations} › Ihre Anwendung › API-Berechtigungen › Administratorzustimmung erteilen`,
  addPermission: `${registrations} › Ihre Anwendung › API-Berechtigungen › Berechtigung hinzufügen`,
  takeBack: `Braucht sie niemand, nehmen Sie sie zurück in ${enterprise} › Ihre Anwendung › Berechtigungen.`,
  apiUrl: 'Defender-Portal › Einstellungen › Cloud-Apps › System › Info, unter API-URL',
};
