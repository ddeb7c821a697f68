import type { failures as english } from '../en/failures';

export const failures: typeof english = {
  operations: {
    'add a client secret': 'ein Clientgeheimnis hinzuzufügen',
    'allow a quarantined mail': 'eine E-Mail in Quarantäne zuzulassen',
    'ask where the result of a live response command is':
      'zu erfragen, wo das Ergebnis der Live-Antwort liegt',
    'cancel a live response session': 'die Sitzung der Live-Antwort abzubrechen',
    'change the alert': 'die Warnung zu ändern',
    'change the incident': 'den Vorfall zu ändern',
    'comment on the alert': 'die Warnung zu kommentieren',
    'comment on the incident': 'den Vorfall zu kommentieren',
    'deny a quarantined mail': 'die Freigabe einer E-Mail in Quarantäne abzulehnen',
    'export a quarantined mail': 'eine E-Mail aus der Quarantäne auszugeben',
    'fetch what a live response command has left': 'zu holen, was die Live-Antwort ergeben hat',
    'find a permission': 'eine Berechtigung zu finden',
    'find the new API': 'die neue API zu finden',
    'find the new application': 'die neue Anwendung zu finden',
    'find the new service principal': 'den neuen Dienstprinzipal zu finden',
    'get a token': 'ein Token zu bekommen',
    'keep a script in the live response library': 'ein Skript in der Bibliothek der Live-Antwort abzulegen',
    'list alerts': 'die Warnungen zu lesen',
    'list incidents': 'die Vorfälle zu lesen',
    'list quarantined mail': 'die E-Mails in Quarantäne aufzulisten',
    'list the deleted applications': 'die gelöschten Anwendungen aufzulisten',
    'list the directory roles of the application': 'die Verzeichnisrollen der Anwendung zu lesen',
    'list the granted permissions': 'die erteilten Berechtigungen zu lesen',
    'list what was deleted': 'zu lesen, was gelöscht wurde',
    'look at a quarantined mail': 'eine E-Mail in Quarantäne anzusehen',
    'look up a group': 'eine Gruppe nachzuschlagen',
    "look up a person's groups": 'die Gruppen einer Person nachzuschlagen',
    'look up a person': 'eine Person nachzuschlagen',
    'look up a user': 'eine Person nachzuschlagen',
    'read alerts': 'Warnungen zu lesen',
    'read cloud app activities': 'Aktivitäten in Cloud-Apps zu lesen',
    'read devices': 'Geräte zu lesen',
    'read directory changes': 'die Änderungen im Verzeichnis zu lesen',
    'read how the user signs in': 'zu lesen, wie sich die Person anmeldet',
    'read incidents': 'Vorfälle zu lesen',
    'read mail': 'E-Mails zu lesen',
    'read sign-ins': 'Anmeldungen zu lesen',
    'read the alert': 'die Warnung zu lesen',
    'read the application': 'die Anwendung zu lesen',
    'read the directory': 'das Verzeichnis zu lesen',
    'read the directory roles': 'die Verzeichnisrollen zu lesen',
    'read the eligible roles': 'die aktivierbaren Rollen zu lesen',
    'read the groups': 'die Gruppen zu lesen',
    'read the header of a quarantined mail': 'die Kopfzeilen einer E-Mail in Quarantäne zu lesen',
    'read the incident': 'den Vorfall zu lesen',
    'read the licences': 'die Lizenzen zu lesen',
    'read the manager': 'zu lesen, wer die Person führt',
    'read the organisation': 'die Organisation zu lesen',
    'read the roles of an API': 'die Rollen einer API zu lesen',
    'read the service principal': 'den Dienstprinzipal zu lesen',
    'read what is known of a file': 'zu lesen, was über eine Datei bekannt ist',
    'release a quarantined mail': 'eine E-Mail aus der Quarantäne freizugeben',
    'remove a client secret': 'ein Clientgeheimnis zu entfernen',
    'run a hunting query': 'eine Abfrage der erweiterten Suche auszuführen',
    'save the file in OneDrive': 'die Datei in OneDrive zu speichern',
    'see how a live response session gets on': 'zu sehen, wie weit die Live-Antwort ist',
    'see the changes in the tenant': 'die Änderungen im Mandanten zu sehen',
    'sign in': 'sich anzumelden',
    'sign in as the new application': 'sich als die neue Anwendung anzumelden',
    'sign people in': 'Personen anzumelden',
    'sign with a key in Key Vault': 'mit einem Schlüssel in Key Vault zu signieren',
    'start a live response session': 'eine Sitzung der Live-Antwort zu beginnen',
    'take a certificate off again': 'ein Zertifikat wieder zu entfernen',
  },
  otherOperation: (operation) => `dies zu tun: ${operation}`,
  couldNot: (operation) => `Es gelang nicht, ${operation}`,
  unchanged: (remedy) => `Es wurde nichts geändert. ${remedy}`,
  database: {
    title: 'Die Datenbank antwortet nicht',
    text: 'Drawbridge kann nicht antworten, bis sie wieder da ist. Inzwischen geht keine Warnung verloren. Versuchen Sie es in einer Minute noch einmal; bleibt es so, sagen Sie es denen, die den Bot betreiben.',
  },
  own: {
    title: 'Hier ist etwas schiefgegangen',
    text: (incident) =>
      `In Drawbridge selbst ist ein Fehler aufgetreten; er ist als ${incident} vermerkt. Versuchen Sie es noch einmal; bleibt es so, geben Sie diese Nummer denen, die den Bot betreiben.`,
  },
  codes: {
    AADSTS65001:
      'Noch hat niemand zugestimmt, dass der Bot für Personen handelt: Jemand mit Administratorrolle meldet sich einmal an und stimmt zu.',
    AADSTS90094:
      'Dem darf nur eine Person mit Administratorrolle zustimmen: Bitten Sie eine, sich zuerst anzumelden.',
    AADSTS50076:
      'Der bedingte Zugriff verlangt einen zweiten Faktor: Melden Sie sich noch einmal im Browser an, wo er abgefragt werden kann.',
    AADSTS50079:
      'Der bedingte Zugriff verlangt, dass ein zweiter Faktor registriert ist: Melden Sie sich noch einmal im Browser an.',
    AADSTS53003:
      'Eine Richtlinie des bedingten Zugriffs sperrt diese Anmeldung: Wer sie verantwortet, weiß, was sie verlangt.',
    AADSTS50105:
      'Diese Person ist der Unternehmensanwendung des Bots nicht zugewiesen: Jemand mit Administratorrolle weist sie zu.',
    AADSTS700016:
      'Die Anwendung ist in diesem Mandanten nicht bekannt: Prüfen Sie die Client-ID, und dass sie nicht gelöscht wurde.',
    AADSTS7000229:
      'Die Anwendung hat in diesem Mandanten keine Unternehmensanwendung: Ihre Übersicht im Portal bietet an, den Dienstprinzipal zu erstellen.',
    AADSTS90002: 'Entra kennt diesen Mandanten nicht: Prüfen Sie seine ID.',
    CredentialTypeNotAllowedAsPerAppPolicy:
      'Eine Richtlinie dieses Mandanten verbietet Clientgeheimnisse. Geben Sie settings ein und wählen Sie ein Zertifikat.',
    CredentialInvalidLifetimeAsPerAppPolicy:
      'Eine Richtlinie dieses Mandanten erlaubt Anmeldedaten nur für kürzere Zeit. Geben Sie settings ein und wählen Sie weniger Tage.',
    AADSTS7000215: 'Das Clientgeheimnis ist falsch: Nehmen Sie seinen Wert, nicht seine ID.',
    AADSTS7000222: 'Das Clientgeheimnis ist abgelaufen: Fügen Sie ein neues hinzu.',
  },
  keyVault: {
    forbidden:
      'Key Vault lässt Drawbridge mit diesem Schlüssel nicht signieren: Geben Sie der Identität des Bots darauf die Rolle Key Vault Crypto User.',
    unauthenticated:
      'Key Vault kennt die Identität des Bots nicht: Sie muss aus dem Mandanten des Tresors stammen.',
    'not-found':
      'Key Vault hat keinen solchen Schlüssel: Kopieren Sie den Schlüsselbezeichner der aktuellen Version.',
  },
  forbidden:
    'Eine Berechtigung fehlt. Geben Sie permissions ein, um zu sehen, welche, und dann setup, um sie zu erteilen.',
  unauthenticated: (detail) =>
    `Entra hat die Anmeldedaten abgelehnt (${detail}). Geben Sie setup ein, um es zu beheben.`,
  throttled: 'Microsoft bittet um eine Pause. Versuchen Sie es in einigen Minuten noch einmal.',
  unknownTenant: (detail) =>
    `${detail} Wurde ihm die Anwendung des Bots hinzugefügt? Sonst versuchen Sie es in einigen Minuten noch einmal.`,
  unavailable: 'Microsoft hat nicht geantwortet. Versuchen Sie es in einigen Minuten noch einmal.',
  answered: (detail) => `Microsoft hat geantwortet: ${detail}`,
};
