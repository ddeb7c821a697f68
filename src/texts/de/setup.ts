import type { setup as english } from '../en/setup';

export const setup: typeof english = {
  steps: {
    capabilities: { name: 'Fähigkeiten', question: 'Was soll Drawbridge tun?' },
    credential: { name: 'Anmeldung', question: 'Wie meldet sich die Verbindung an?' },
    certificate: { name: 'Zertifikat', question: 'Welches Zertifikat ist Ihres?' },
    register: { name: 'Registrierung', question: 'Registrieren Sie die Anwendung im Portal' },
    grants: { name: 'Berechtigungen', question: 'Geben Sie ihr im Portal ihre Berechtigungen' },
    'given-credential': { name: 'Anmeldedaten', question: 'Geben Sie ihr ein Zertifikat oder ein Geheimnis' },
    identifiers: { name: 'Kennungen', question: 'Wo ist alles?' },
    source: { name: 'Warnungen', question: 'Welche Warnungen werden gelesen?' },
    people: { name: 'Personen', question: 'Wer darf was?' },
    actors: { name: 'Aktionen', question: 'Wer darf bei Warnungen, E-Mails und Geräten handeln?' },
  },
  form: {
    plan: 'Plan',
    testAndSave: 'Testen und speichern',
    next: (step) => `Weiter: ${step}`,
    showPlan: 'Plan zeigen',
    unchanged: (connection, organisation) => `${connection} · ${organisation} · noch wurde nichts geändert`,
    fillIn: 'Bitte ausfüllen.',
    chooseOne: 'Bitte auswählen.',
    chooseSome: 'Bitte mindestens eines auswählen.',
    wholeNumber: (least, most) => `Eine ganze Zahl von ${least} bis ${most}.`,
    chooseOneOfThese: 'Wählen Sie eines davon.',
    decidedMeanwhile:
      'Über diese Einstellungen wurde inzwischen entschieden. Was Sie eingetragen haben, wurde nicht gespeichert.',
    changedMeanwhile: (by) =>
      `${by} hat die Einstellungen inzwischen geändert. So stehen sie jetzt; was Sie eingetragen haben, wurde nicht gespeichert.`,
  },
  notGiven: 'Noch nicht angegeben',
  capabilities: {
    label: 'Die Berechtigungen folgen aus Ihrer Wahl, und um mehr wird nicht gebeten',
    beyondReading: ' (mehr als Warnungen lesen)',
    licences: (plans) => `Gefundene Lizenzen: ${plans}.`,
    atLeastAlerts: 'Wählen Sie mindestens die Warnungen: Alles andere hängt an ihnen.',
  },
  credential: {
    kinds: {
      certificate: 'Zertifikat, das Drawbridge erstellt (empfohlen)',
      'client-secret': 'Clientgeheimnis',
      both: 'Beides, damit eines für das andere einspringen kann',
      'own-certificate': 'Ein eigenes Zertifikat',
    },
    short: {
      certificate: 'Zertifikat, von Drawbridge erstellt',
      'client-secret': 'Clientgeheimnis',
      both: 'Beides',
      'own-certificate': 'Ein eigenes Zertifikat',
    },
    renewals: {
      ask: 'Erst fragen: Es kommt eine Mitteilung mit einer Schaltfläche',
      'by-itself': 'Von selbst, 30 Tage vor dem Ende',
    },
    summary: (kind, days) => `${kind}, für ${days} Tage`,
    summaryRenewed: (kind, days) => `${kind}, für ${days} Tage, von selbst erneuert`,
    label: 'Anmeldedaten',
    hint: 'Der Schlüssel eines Zertifikats verlässt den Tresor nie. Ein Geheimnis kann kopieren, wer es sieht; viele Mandanten verbieten sie.',
    days: 'Gültig für so viele Tage',
    daysHint:
      '30, 14, 7, 3 und 1 Tage vor dem Ende bekommen Sie Bescheid. Erlaubt Ihr Mandant weniger, sagt es der Plan.',
    daysWanted: (least, most) => `Eine ganze Zahl von Tagen, von ${least} bis ${most} (zwei Jahre).`,
    renewal: 'Vor dem Ende erneuern',
    renewalHint:
      'Das neue wird hinzugefügt, damit angemeldet und getestet, bevor das alte geht; scheitert etwas, bleibt das alte. Ein eigenes Zertifikat wird nie von selbst erneuert.',
  },
  certificate: {
    summary: (thumbprint) => `Fingerabdruck ${thumbprint}…`,
    label: 'Zertifikat, PEM',
    hint: 'Diesen öffentlichen Teil bekommt Entra, mit Ihrer Freigabe.',
    key: 'Sein privater Schlüssel, PEM, oder sein Schlüsselbezeichner in Azure Key Vault',
    keyHint:
      'Ein Schlüssel geht geradewegs in den Tresor von Drawbridge; einer in Key Vault bleibt dort und wird zum Signieren gebeten.',
    held: (thumbprint) =>
      `Im Tresor: Fingerabdruck ${thumbprint}. Lassen Sie beide Felder leer, um es zu behalten.`,
    none: 'Das ist kein Zertifikat in PEM-Form: Es beginnt mit -----BEGIN CERTIFICATE-----.',
    onlyRsa: 'Entra nimmt nur Zertifikate mit einem RSA-Schlüssel.',
    tooShort: (bits) => `Sein Schlüssel ist zu kurz: mindestens ${bits} Bit.`,
    expired: (on) => `Es ist am ${on} abgelaufen. Erstellen Sie ein neues.`,
    notYet: (from) => `Es gilt erst ab ${from}.`,
    keyMissing:
      'Der private Schlüssel fehlt. Fügen Sie auch ihn ein: Er beginnt mit -----BEGIN PRIVATE KEY-----.',
    keyLocked:
      'Der private Schlüssel ist mit einer Passphrase gesperrt. Exportieren Sie ihn ohne; er geht geradewegs in den Tresor.',
    keyOfAnother: 'Der private Schlüssel gehört zu einem anderen Zertifikat.',
    noKeyAddress: (example) => `Das ist keine Adresse eines Schlüssels in Key Vault, etwa ${example}.`,
    noKeyVersion:
      'Sie muss einen Schlüssel und seine Version nennen: Kopieren Sie den Schlüsselbezeichner der aktuellen Version.',
  },
  given: {
    secret: 'Ein Clientgeheimnis, im Tresor',
    certificate: (thumbprint) => `Ein Zertifikat, Fingerabdruck ${thumbprint}…`,
    held: 'Eines ist im Tresor. Lassen Sie alles leer, um es zu behalten.',
    secretLabel: 'Oder der Wert eines Clientgeheimnisses',
    secretExample: 'Wert, nicht Geheimnis-ID',
    nothing: 'Fügen Sie ein Zertifikat mit seinem Schlüssel ein, oder den Wert eines Clientgeheimnisses.',
    noClientId: 'Gehen Sie zurück und geben Sie zuerst die Client-ID an.',
    gone: 'Die Anwendung ist nicht mehr im Mandanten. Gehen Sie zurück und registrieren Sie sie neu.',
    notUploaded: 'Die Anwendung hat dieses Zertifikat noch nicht. Laden Sie es zuerst im Portal hoch.',
    secretId:
      'Das ist die ID des Geheimnisses. Kopieren Sie seinen Wert: Er wird einmal gezeigt, gleich nach dem Hinzufügen.',
    noSuchSecret: 'Kein Geheimnis dieser Anwendung beginnt so. Kopieren Sie den ganzen Wert von einem davon.',
    secretExpired: (on) => `Dieses Geheimnis ist am ${on} abgelaufen. Fügen Sie im Portal ein neues hinzu.`,
    refused: (why) => `Entra nimmt es nicht an. ${why}`,
    refusedSoFar: (why) => `Entra nimmt es nicht an. ${why} Ein neues gilt nach einer halben Minute.`,
  },
  grants: {
    summary: (count) => `${count} Anwendungsberechtigungen`,
    note: 'Was noch fehlt, findet und nennt der Plan.',
  },
  identifiers: {
    found: 'Im Mandanten gefunden',
    label: 'Portal-URL von Defender for Cloud Apps',
    hint: (where) => `Sie steht in ${where}.`,
    organisation: (domain) => `Organisations-ID: ${domain}`,
    tenant: (id) => `Mandanten-ID: ${id}`,
    bothFound: 'Beides wurde im Mandanten gefunden. Es ist nichts einzutragen.',
    nothingAnswers: (url) => `Unter ${url} antwortet nichts.`,
    noHttps: 'Das ist keine https-Adresse.',
    noPortal: (host, example) => `${host} ist keine Adresse von Defender for Cloud Apps, etwa ${example}.`,
  },
  register: {
    summary: (clientId) => `Client-ID: ${clientId}`,
    noId: (example) => `Das ist keine ID: Sie sieht aus wie ${example}.`,
    isTenantId: 'Das ist die Verzeichnis-ID (Mandant). Die Anwendungs-ID (Client) steht darüber.',
    anotherTenant: (tenantId) =>
      `Das ist ein anderer Mandant. Mit Drawbridge wird aus ${tenantId} gesprochen: Registrieren Sie die Anwendung dort.`,
    unknown:
      'Dieser Mandant hat keine Anwendung mit dieser ID. Wurde sie eben erst registriert, warten Sie eine halbe Minute und versuchen Sie es noch einmal.',
    isObjectId: 'Das ist ihre Objekt-ID. Die Anwendungs-ID (Client) steht in der Übersicht darüber.',
  },
  source: {
    kinds: { alerts: 'Warnungen', incidents: 'Warnungen, und die Vorfälle, die sie zusammenfassen' },
    severities: { informational: 'Zur Information', low: 'Niedrig', medium: 'Mittel', high: 'Hoch' },
    everyService: 'Alle Dienste',
    someServices: (some, all) => `${some} von ${all} Diensten`,
    everySeverity: 'jeder Schweregrad',
    fromSeverity: (severity) => `Schweregrad ab „${severity}“`,
    summary: (services, severity, days, incidents) =>
      `${services}, ${severity}, ${days} Tage rückwirkend${incidents ? ', mit Vorfällen' : ''}`,
    label: 'Was gelesen wird',
    hint: 'Vorfälle fassen zusammengehörende Warnungen zusammen.',
    services: 'Von diesen Diensten',
    servicesHint: 'Sind alle gewählt, werden auch Dienste gelesen, die Microsoft später hinzufügt.',
    severity: 'Ab diesem Schweregrad',
    days: 'So viele Tage zurück beginnen',
    noticesToOwner:
      'Mitteilungen gehen an die Person, die es eingerichtet hat. Mit notify here kommen sie in jene Unterhaltung, samt neuen Warnungen hohen Schweregrads.',
    noticesThere:
      'Mitteilungen gehen in die Unterhaltung, die mit notify here benannt wurde; geben Sie dort watches ein, um zu sehen, welche neuen Warnungen dazukommen.',
    incidentsOff:
      'Vorfälle sind bei den Fähigkeiten aus: Gehen Sie zurück und schalten Sie sie ein, oder wählen Sie Warnungen.',
    oneService: 'Wählen Sie mindestens einen Dienst.',
    daysWanted: (least, most) =>
      `Eine ganze Zahl von Tagen, von ${least} bis ${most}: Mehr bewahrt Defender nicht auf.`,
  },
  people: {
    approvals: {
      one: 'Eine Person',
      'two-when-risky': 'Zwei, wenn etwas entfernt wird oder geändert werden kann',
      two: 'Immer zwei Personen',
    },
    authorities: {
      delegated: 'Von der freigebenden Person, die sich anmeldet',
      unattended: 'Von Drawbridge selbst',
    },
    securityRoles: 'Die Sicherheitsrollen',
    anyAdministrator: 'jede Person mit Administratorrolle',
    summary: (readers, approvers, two) =>
      `Lesen: ${readers.join(' und ')}. Freigeben: ${approvers}${two ? ', zu zweit' : ''}`,
    readerRoles: 'Warnungen lesen dürfen alle mit diesen Rollen',
    readerGroups: 'Und die Mitglieder dieser Gruppen oder Teams',
    readerGroupsExample: 'SOC-Analyse, Notfallteam',
    thisTeam: (team) => `Damit die Mitglieder dieses Teams lesen dürfen, schreiben Sie ${team}.`,
    approvers: 'Freigeben dürfen (Namen oder Adressen; leer: alle mit Administratorrolle)',
    howMany: 'Wie viele freigeben müssen',
    authority: 'Änderungen werden gemacht',
    somebodyReads: 'Wählen Sie eine Rolle, oder nennen Sie eine Gruppe: Jemand muss die Warnungen lesen.',
    twoNeeded: 'Zwei müssen freigeben, und hier steht eine Person. Nennen Sie mindestens zwei, oder keine.',
    mostGroups: (most) => `Höchstens ${most} Gruppen.`,
    mostPeople: (most) => `Höchstens ${most} Personen.`,
    cannotApprove: (name, roles) =>
      `${name} könnte nicht freigeben: Dazu braucht es eine dieser Rollen: ${roles.join(', ')}.`,
    nobody: (name) => `Im Mandanten heißt nichts „${name}“. Vergleichen Sie die Schreibweise.`,
    several: (count, name, ids) =>
      `${count} heißen „${name}“. Schreiben Sie die ID, die Sie meinen: ${ids.join(', ')}.`,
  },
  actors: {
    approvers: 'alle, die freigeben',
    summary: (actors) => `Handeln: ${actors}`,
    summaryUnasked: (actors, unasked) => `Handeln: ${actors}; ohne Freigabe: ${unasked}`,
    label: 'Handeln dürfen, neben denen, die freigeben, alle mit diesen Rollen',
    unasked: 'Brauchen keine Freigabe: Ein Klick von ihnen genügt',
    unaskedHint:
      'Nur für das, was sich rückgängig machen lässt, etwa den Status einer Warnung. Im Audit steht es trotzdem.',
    mayNotAct: (roles) => `${roles}: darf nicht handeln. Wählen Sie es auch oben, oder hier nicht.`,
  },
  begin: {
    title: (organisation) => `${organisation} mit Defender verbinden`,
    text: 'Sie sehen jede Änderung, bevor sie gemacht wird, und geben sie frei. Noch wurde nichts geändert.',
    spoken: (organisation) => `${organisation} mit Defender verbinden. Noch wurde nichts geändert.`,
    recommended: 'Empfohlene Einstellungen',
    signIn: 'Anmeldung',
    reads: 'Gelesen wird',
    readers: 'Lesen dürfen',
    approver: 'Freigabe',
    takes: 'Es dauert etwa eine Minute und braucht Ihre Freigabe des Plans.',
    credential: (days) => `Ein Zertifikat für ${days} Tage; sein Schlüssel verlässt den Tresor nie`,
    source: (days) => `Jede Art und jeder Schweregrad, aus den letzten ${days} Tagen und von da an`,
    leftOut: (why) => `Ausgelassen: ${why}`,
    withRecommended: 'Mit empfohlenen Einstellungen verbinden',
    chooseSettings: 'Einstellungen wählen',
    inPortal: 'Ich mache es im Portal',
  },
  connected: {
    title: (organisation) => `${organisation} ist verbunden`,
    text: 'Der Mandant hat alles, worum die Einstellungen bitten. Es ist nichts zu ändern.',
  },
  gone: {
    title: 'Diese Verbindung gibt es nicht mehr',
    text: 'Sie wurde inzwischen getrennt. Es wurde nichts geändert. Geben Sie setup ein, um eine neue zu beginnen.',
  },
  name: {
    title: 'Es braucht einen anderen Namen',
    text: 'Ein Name hat höchstens 60 Buchstaben, Ziffern, Leerzeichen, Punkte, Binde- und Unterstriche und beginnt mit einem Buchstaben oder einer Ziffer.',
  },
  which: {
    title: 'Welche Verbindung?',
    none: (name) => `Es gibt keine Verbindung namens ${name}`,
    one: (command) => `Es gibt eine. Wählen Sie sie, oder geben Sie ihren Namen nach ${command} ein.`,
    several: (count, command) =>
      `Es gibt ${count}. Wählen Sie eine, oder geben Sie ihren Namen nach ${command} ein.`,
  },
};
