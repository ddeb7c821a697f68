/** The name of a credential in the middle of a sentence. */
const named = (word: string, name: string, id: string) =>
  name === '' ? `${word} ${id}` : `${word} "${name}" (${id})`;

/** What is not as it should be, what that means, and what somebody does about it. */
export const findings = {
  /** A credential by its kind, its name (which may be empty) and the beginning of its id. */
  credential: {
    certificate: (name: string, id: string) => named('certificate', name, id),
    'client-secret': (name: string, id: string) => named('secret', name, id),
  },
  /** When it ends. */
  expiry: {
    expired: (on: string) => `expired on ${on}`,
    today: 'expires within 24 hours',
    inDays: (days: number) => `expires in ${days === 1 ? '1 day' : `${days} days`}`,
  },
  applicationDisabled: {
    title: 'The application is deactivated',
    meaning: (connection: string) =>
      `Somebody has deactivated it, so ${connection} gets no tokens: no alerts are read.`,
    remedy:
      'If nobody meant it, Fix activates it again, once you approve. The audit log of Entra says who did it.',
    remedyOwn: 'It is your own application: activate it in the Entra admin center, App registrations.',
  },
  applicationMissing: {
    deleted: 'The application was deleted',
    gone: 'The application is gone from the tenant',
    meaning: (connection: string) => `${connection} cannot sign in any more: no alerts are read.`,
    restore:
      'It can be restored for 30 days: Entra admin center, App registrations, Deleted applications. Fix registers a new one.',
    anew: 'Fix registers a new one, once you approve.',
  },
  credentialExpiring: {
    title: (credential: string, expiry: string) => `The ${credential} ${expiry}`,
    inUseOver: (connection: string) => `${connection} signs in with it. No alerts are read.`,
    inUse: (connection: string) => `${connection} signs in with it. Alerts stop then.`,
    notInUse: (connection: string) =>
      `${connection} does not sign in with it now; it may be meant as a second one.`,
    rotate: 'Rotate puts a new one in its place before it ends, once you approve.',
    renewalFailed: (why: string) =>
      `It was to be replaced by itself, and the old one was kept: ${why} It is tried again a day later.`,
  },
  credentialMissing: {
    titles: {
      certificate: 'The certificate is not on the application any more',
      'client-secret': 'The client secret is not on the application any more',
    },
    only: (connection: string) => `${connection} cannot sign in: no alerts are read.`,
    second: (connection: string) => `${connection} has no second credential to fall back on.`,
    remedy: 'Fix adds a new one, once you approve. The audit log of Entra says who took it off.',
  },
  credentialUnknown: {
    title: (credential: string) => `Drawbridge does not know the ${credential}`,
    meaning: (connection: string, until: string) =>
      `Whoever has it can sign in as ${connection} until ${until} and read what it reads.`,
    remedy:
      'If nobody needs it, take it off: that is a plan to approve. If somebody does, keep it: then it is not told of again.',
    remedyOwn: 'It is your own application: nothing has to be done if somebody uses it.',
  },
  directoryRoleMissing: {
    title: (role: string) => `The directory role ${role} is missing`,
    meaning: 'Exchange does not list quarantined mail without it.',
    remedy: 'Fix gives it to the application, once you approve.',
  },
  disabledByMicrosoft: {
    title: 'Microsoft has disabled the application',
    meaning: (connection: string, reason: string) =>
      `${connection} cannot get tokens: no alerts are read. The reason given: ${reason}.`,
    remedy: 'Only Microsoft can lift it: open a support request in the Entra admin center.',
  },
  late: {
    stopped: { alerts: 'Alerts have stopped', incidents: 'Incidents have stopped' },
    late: { alerts: 'Alerts are late', incidents: 'Incidents are late' },
    meaning: (length: string) => `None have been read for ${length}: what happened since is not in chat.`,
    minutes: (count: number) => `${count} minutes`,
    hours: (count: number) => `${count} hours`,
    days: (count: number) => `${count} days`,
    seeLog: 'If nothing else is found here, the log of the bot says why.',
    lastTry: (error: string) => `The last try ended so: ${error}`,
  },
  passedOver: {
    titles: {
      alerts: 'Microsoft does not give some alerts',
      incidents: 'Microsoft does not give some incidents',
    },
    meaning: (count: number, first: string) =>
      `Those that were changed at ${count === 1 ? `a moment (${first})` : `${count} moments (the first: ${first})`} are not in chat. All others are read as usual.`,
    remedy: (error: string) =>
      `It is tried again by itself. Until then look for them in the Defender portal. Microsoft says: ${error}`,
  },
  licenceGone: {
    title: (capability: string) => `${capability} has no licence any more`,
    meaning: (why: string) => `It ${why}.`,
    remedy: 'Renew the licence, or type settings and switch it off.',
  },
  lookUpFailed: {
    titles: {
      tenant: 'The tenant cannot be checked',
      licences: 'The licences cannot be checked',
      'own-applications': "The bot's own application cannot be checked",
      probes: 'The connection cannot be tried out',
    },
    meaning: (operation: string) =>
      `Could not ${operation}. What was found before still stands; nothing new is known.`,
  },
  ownCredentialExpiring: {
    title: (credential: string, expiry: string) => `The bot's own ${credential} ${expiry}`,
    meaning: (application: string) =>
      `It is on ${application}. Without it the bot can neither look anything up nor answer.`,
    remedy:
      'Whoever runs the bot adds a new one in App registrations, sets it in its environment and restarts it.',
  },
  permissionExcess: {
    title: (permission: string) => `${permission} is granted and not needed`,
    meaning: (api: string) =>
      `The connection can do more on ${api} than it has to: whoever gets hold of its credential can too.`,
    remedy: 'Fix takes it back, once you approve.',
    leftAlone: (takeBack: string) =>
      `The application is your organisation's own and may serve others, so Drawbridge leaves it as it is. ${takeBack}`,
  },
  /** The reason is that of the permission, in the middle of a sentence. */
  permissionMissing: {
    title: (permission: string) => `${permission} is not granted`,
    meaning: (api: string, reason: string) =>
      `${api} does not let the connection do what was chosen: ${reason}.`,
    remedy: 'Fix asks for it and grants it, once you approve.',
  },
  permissionRevoked: {
    title: (permission: string) => `${permission} was taken away`,
    meaning: (api: string, reason: string) => `It was granted on ${api} before. It is needed: ${reason}.`,
    remedy: 'Fix grants it again, once you approve. The audit log of Entra says who took it away.',
  },
  permissionUnconsented: {
    title: (permission: string) => `${permission} waits for consent`,
    meaning: (api: string, reason: string) =>
      `The application asks for it on ${api}, but it is not granted. It is needed: ${reason}.`,
    remedy: 'Fix grants it, once you approve. In the portal: API permissions, Grant admin consent.',
  },
  probeFailing: {
    nothingWorks: (connection: string) => `Nothing works for ${connection}`,
    nothingWorksMeaning: "Every call with the connection's own identity failed just now: no alerts are read.",
    title: (what: string) => `${what}: the connection cannot be used for it`,
    meaning: (detail: string) => `${detail}, with the connection's own identity, just now.`,
  },
  putAside: {
    title: (count: number) =>
      count === 1 ? 'A record could not be read' : `${count} records could not be read`,
    meaning: (count: number, newest: string, problem: string) =>
      `${count === 1 ? 'It was' : 'They were'} put aside in the last 7 days and ${count === 1 ? 'is' : 'are'} not in chat. The newest (${newest}): ${problem}.`,
    withoutId: 'without an id',
    remedy: 'Look for it in the Defender portal. A new version of it is read anew.',
  },
  servicePrincipalDisabled: {
    title: 'The enterprise application is disabled',
    meaning: (connection: string) =>
      `Somebody has switched off that ${connection} may sign in: no alerts are read.`,
    remedy:
      'If nobody meant it, Fix switches it on again, once you approve. The audit log of Entra says who did it.',
    remedyOwn: 'It is your own application: switch it on in the Entra admin center, Enterprise applications.',
  },
  servicePrincipalMissing: {
    title: 'The enterprise application was deleted',
    meaning: (connection: string) =>
      `${connection} cannot sign in, and what it was granted is gone with it: no alerts are read.`,
    restore:
      'It can be restored for 30 days: Entra admin center, Enterprise applications, Deleted applications. Fix makes a new one.',
    anew: 'Fix makes a new one and grants it what it needs, once you approve.',
  },
};
