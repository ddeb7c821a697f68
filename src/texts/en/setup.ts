export const setup = {
  /** The steps of the settings, by their ids. */
  steps: {
    capabilities: { name: 'Capabilities', question: 'What is Drawbridge to do?' },
    credential: { name: 'Sign-in', question: 'How does the connection sign in?' },
    certificate: { name: 'Certificate', question: 'Which certificate is yours?' },
    register: { name: 'Registration', question: 'Register the application in the portal' },
    grants: { name: 'Permissions', question: 'Give it its permissions in the portal' },
    'given-credential': { name: 'Credential', question: 'Give it a certificate or a secret' },
    identifiers: { name: 'Identifiers', question: 'Where is everything?' },
    source: { name: 'Alerts', question: 'Which alerts are read?' },
    people: { name: 'People', question: 'Who may do what?' },
    actors: { name: 'Actions', question: 'Who may act on alerts, mail and devices?' },
  },
  form: {
    plan: 'Plan',
    testAndSave: 'Test and save',
    next: (step: string) => `Next: ${step}`,
    showPlan: 'Show the plan',
    unchanged: (connection: string, organisation: string) =>
      `${connection} · ${organisation} · nothing has been changed yet`,
    fillIn: 'Fill this in.',
    chooseOne: 'Choose one.',
    chooseSome: 'Choose at least one.',
    wholeNumber: (least: number, most: number) => `A whole number from ${least} to ${most}.`,
    chooseOneOfThese: 'Choose one of these.',
    decidedMeanwhile: 'These settings were decided on meanwhile. What you filled in was not saved.',
    changedMeanwhile: (by: string) =>
      `${by} changed the settings meanwhile. This is how they stand; what you filled in was not saved.`,
  },
  notGiven: 'Not given yet',
  capabilities: {
    label: 'The permissions follow from what you choose, and no more are asked for',
    beyondReading: ' (more than reading alerts)',
    licences: (plans: string) => `Licences found: ${plans}.`,
    atLeastAlerts: 'Choose at least Alerts: everything else hangs on them.',
  },
  credential: {
    kinds: {
      certificate: 'Certificate made by Drawbridge (recommended)',
      'client-secret': 'Client secret',
      both: 'Both, so that either can stand in for the other',
      'own-certificate': 'A certificate of your own',
    },
    short: {
      certificate: 'Certificate made by Drawbridge',
      'client-secret': 'Client secret',
      both: 'Both',
      'own-certificate': 'A certificate of your own',
    },
    renewals: {
      ask: 'Ask first: a notice comes with a button',
      'by-itself': 'By itself, 30 days before the end',
    },
    summary: (kind: string, days: number) => `${kind}, for ${days} days`,
    summaryRenewed: (kind: string, days: number) => `${kind}, for ${days} days, renewed by itself`,
    label: 'Credential',
    hint: 'The key of a certificate never leaves the vault. A secret can be copied by whoever sees it, and many tenants forbid them.',
    days: 'Valid for, in days',
    daysHint:
      'You are told 30, 14, 7, 3 and 1 days before it ends. Your tenant may allow less: then the plan says so.',
    daysWanted: (least: number, most: number) =>
      `A whole number of days, from ${least} to ${most} (two years).`,
    renewal: 'Before it ends, renew it',
    renewalHint:
      'The new one is added, signed in with and tested before the old one goes; if anything fails, the old one stays. A certificate of your own is never renewed by itself.',
  },
  certificate: {
    summary: (thumbprint: string) => `Thumbprint ${thumbprint}…`,
    label: 'Certificate, PEM',
    hint: 'Entra gets this public part, with your approval.',
    key: 'Its private key, PEM, or its Key Identifier in Azure Key Vault',
    keyHint:
      'A key goes straight to the vault of Drawbridge; one in Key Vault stays there and is asked to sign.',
    held: (thumbprint: string) =>
      `In the vault: thumbprint ${thumbprint}. Leave both fields empty to keep it.`,
    none: 'That is no certificate in PEM form: it begins with -----BEGIN CERTIFICATE-----.',
    onlyRsa: 'Entra takes certificates with an RSA key only.',
    tooShort: (bits: number) => `Its key is too short: at least ${bits} bits.`,
    expired: (on: string) => `It expired on ${on}. Make a new one.`,
    notYet: (from: string) => `It is valid from ${from} on only.`,
    keyMissing: 'The private key is missing. Paste it too: it begins with -----BEGIN PRIVATE KEY-----.',
    keyLocked:
      'The private key is locked with a passphrase. Export it without one; it goes straight to the vault.',
    keyOfAnother: 'The private key belongs to another certificate.',
    noKeyAddress: (example: string) => `That is no address of a key in Key Vault, such as ${example}.`,
    noKeyVersion: 'It has to name a key and its version: copy the Key Identifier of the current version.',
  },
  given: {
    secret: 'A client secret, in the vault',
    certificate: (thumbprint: string) => `A certificate, thumbprint ${thumbprint}…`,
    held: 'One is in the vault. Leave everything empty to keep it.',
    secretLabel: 'Or the value of a client secret',
    secretExample: 'Value, not Secret ID',
    nothing: 'Paste a certificate with its key, or the value of a client secret.',
    noClientId: 'Go back and give the client ID first.',
    gone: 'The application is gone from the tenant. Go back and register it again.',
    notUploaded: 'The application does not have this certificate yet. Upload it in the portal first.',
    secretId: "That is the secret's ID. Copy its Value: it is shown once, right after the secret was added.",
    noSuchSecret:
      'None of the secrets of this application begins like that. Copy the whole Value of one of them.',
    secretExpired: (on: string) => `This secret expired on ${on}. Add a new one in the portal.`,
    refused: (why: string) => `Entra does not take it. ${why}`,
    refusedSoFar: (why: string) => `Entra does not take it. ${why} A new one counts after half a minute.`,
  },
  grants: {
    summary: (count: number) => `${count} application permissions`,
    note: 'Whatever is missing is found and told at the plan.',
  },
  identifiers: {
    found: 'Found in the tenant',
    label: 'Portal URL of Defender for Cloud Apps',
    hint: (where: string) => `It stands in ${where}.`,
    organisation: (domain: string) => `Organization ID: ${domain}`,
    tenant: (id: string) => `Tenant ID: ${id}`,
    bothFound: 'Both were found in the tenant. There is nothing to fill in.',
    nothingAnswers: (url: string) => `Nothing answers at ${url}.`,
    noHttps: 'That is no https address.',
    noPortal: (host: string, example: string) =>
      `${host} is not an address of Defender for Cloud Apps, such as ${example}.`,
  },
  register: {
    summary: (clientId: string) => `Client ID ${clientId}`,
    noId: (example: string) => `That is no ID: it looks like ${example}.`,
    isTenantId: 'That is the Directory (tenant) ID. The Application (client) ID stands above it.',
    anotherTenant: (tenantId: string) =>
      `That is another tenant. Drawbridge is spoken to from ${tenantId}: register the application there.`,
    unknown:
      'This tenant has no application with this ID. If it was registered just now, wait half a minute and try again.',
    isObjectId: 'That is its Object ID. The Application (client) ID stands above it in the Overview.',
  },
  source: {
    kinds: { alerts: 'Alerts', incidents: 'Alerts, and the incidents that group them' },
    severities: { informational: 'Informational', low: 'Low', medium: 'Medium', high: 'High' },
    everyService: 'Every service',
    someServices: (some: number, all: number) => `${some} of ${all} services`,
    everySeverity: 'every severity',
    fromSeverity: (severity: string) => `${severity.toLowerCase()} and above`,
    summary: (services: string, severity: string, days: number, incidents: boolean) =>
      `${services}, ${severity}, from ${days} days back on${incidents ? ', with incidents' : ''}`,
    label: 'What is read',
    hint: 'Incidents group alerts that belong together.',
    services: 'From these services',
    servicesHint: 'With all of them chosen, services that Microsoft adds later are read too.',
    severity: 'From this severity on',
    days: 'How many days back to start',
    noticesToOwner:
      'Notices go to whoever set this up. Type notify here in the conversation that should get them, and new alerts of high severity.',
    noticesThere:
      'Notices go to the conversation that was named with notify here; type watches there to see which new alerts do.',
    incidentsOff: 'Incidents are off among the capabilities: go back and switch them on, or choose alerts.',
    oneService: 'Choose at least one service.',
    daysWanted: (least: number, most: number) =>
      `A whole number of days, from ${least} to ${most}: Defender keeps no more.`,
  },
  people: {
    approvals: {
      one: 'One person',
      'two-when-risky': 'Two, when something is removed or can be changed',
      two: 'Two people, always',
    },
    authorities: { delegated: 'By the approver, who signs in', unattended: 'By Drawbridge itself' },
    securityRoles: 'The security roles',
    anyAdministrator: 'any administrator',
    summary: (readers: readonly string[], approvers: string, two: boolean) =>
      `${readers.join(' and ')} read, ${approvers} approves${two ? ', two people' : ''}`,
    readerRoles: 'May read alerts: holders of these roles',
    readerGroups: 'And members of these groups or teams',
    readerGroupsExample: 'SOC analysts, Incident response',
    thisTeam: (team: string) => `To let the members of this team read, write ${team}.`,
    approvers: 'May approve (names or addresses; empty: every administrator)',
    howMany: 'How many have to approve',
    authority: 'Changes are made',
    somebodyReads: 'Choose a role, or name a group: somebody has to read the alerts.',
    twoNeeded: 'Two have to approve, and this names one. Name at least two, or none.',
    mostGroups: (most: number) => `At most ${most} groups.`,
    mostPeople: (most: number) => `At most ${most} people.`,
    cannotApprove: (name: string, roles: readonly string[]) =>
      `${name} could not approve: that takes a ${roles.join(' or ')}.`,
    nobody: (name: string) => `Nothing in the tenant is called "${name}". Compare the spelling.`,
    several: (count: number, name: string, ids: readonly string[]) =>
      `${count} are called "${name}". Write the id of the one you mean: ${ids.join(', ')}.`,
  },
  actors: {
    approvers: 'approvers',
    summary: (actors: string) => `${actors} act`,
    summaryUnasked: (actors: string, unasked: string) => `${actors} act; without an approval: ${unasked}`,
    label: 'May act, beside those who approve: holders of these roles',
    unasked: 'Need no approval: one click of theirs is enough',
    unaskedHint:
      'Only for what can be undone, such as the state of an alert. It is in the audit all the same.',
    mayNotAct: (roles: string) => `${roles} may not act: choose it above too, or not here.`,
  },
  /** The beginning. */
  begin: {
    title: (organisation: string) => `Connect ${organisation} to Defender`,
    text: 'You see every change before it is made, and approve it. Nothing has been changed yet.',
    spoken: (organisation: string) => `Connect ${organisation} to Defender. Nothing has been changed yet.`,
    recommended: 'Recommended settings',
    signIn: 'Sign-in',
    reads: 'Reads',
    readers: 'Readers',
    approver: 'Approver',
    takes: 'It takes about a minute, and your approval of the plan.',
    credential: (days: number) => `A certificate for ${days} days; its key never leaves the vault`,
    source: (days: number) => `Every type and severity, from the last ${days} days on`,
    leftOut: (why: string) => `Left out: it ${why}`,
    withRecommended: 'Connect with recommended settings',
    chooseSettings: 'Choose settings',
    inPortal: 'I do it in the portal',
  },
  connected: {
    title: (organisation: string) => `${organisation} is connected`,
    text: 'The tenant has everything that the settings ask for. There is nothing to change.',
  },
  gone: {
    title: 'This connection is gone',
    text: 'It was disconnected meanwhile. Nothing has been changed. Type setup to begin a new one.',
  },
  name: {
    title: 'Another name is needed',
    text: 'A name has at most 60 letters, digits, spaces, dots, hyphens and underscores, and begins with a letter or a digit.',
  },
  which: {
    title: 'Which connection?',
    none: (name: string) => `There is no connection called ${name}`,
    one: (command: string) => `There is one. Select it, or type its name after ${command}.`,
    several: (count: number, command: string) =>
      `There are ${count}. Select it, or type its name after ${command}.`,
  },
};
