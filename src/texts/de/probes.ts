import type { probes as english } from '../en/probes';

export const probes: typeof english = {
  titles: {
    alerts: 'Warnungen',
    incidents: 'Vorfälle',
    directory: 'Verzeichnis',
    signIns: 'Anmeldeprotokolle',
    hunting: 'Erweiterte Suche',
    mail: 'E-Mails',
    cloudApps: 'Cloud-Apps',
    endpoint: 'Geräte in Defender for Endpoint',
    quarantine: 'E-Mails in Quarantäne',
  },
  signIn: 'Anmeldung',
  token: (milliseconds) => `ein Token mit jeder Rolle, in ${milliseconds} ms`,
  answered: (milliseconds) => `Antwort nach ${milliseconds} ms`,
  couldNot: (operation) => `Es gelang nicht, ${operation}`,
  quarantineRemedy:
    'Exchange verlangt auch die Verzeichnisrolle Security Reader; eine neue gilt nach einigen Minuten. Geben Sie setup ein, um noch einmal zu testen.',
};
