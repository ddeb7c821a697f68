export const hunts = {
  /** What each hunt of the library answers, by its id. */
  library: {
    'device-connections': 'All connections of this device',
    'device-logons': 'Who logged on to this device',
    'device-processes': 'What ran on this device',
    'hash-in-mail': 'Who got this file by mail',
    'hash-on-devices': 'On which devices this file lies',
    'hash-ran': 'Who ran this file',
    'ip-connections': 'Which devices connected to this IP',
    'ip-sign-ins': 'Who signed in from this IP',
    'mail-recipients': 'Who else got this mail',
    'sender-mails': 'What else this sender sent',
    'url-clicks': 'Who clicked this URL',
    'url-connections': 'Which devices connected to this host',
    'url-in-mail': 'Which mails had this URL',
    'user-clicks': 'Which links this user clicked',
    'user-cloud-activity': 'What this user did in cloud apps',
    'user-failed-sign-ins': 'From where this user failed to sign in',
    'user-logons': 'Which computers this user logged on to',
    'user-sign-ins': 'All sign-ins of this user',
  } as Readonly<Record<string, string>>,
  offers: {
    title: 'What to hunt for?',
    /** What a hunt begins with, before its name. */
    kinds: {
      user: 'user',
      device: 'device',
      mailbox: 'mailbox',
      mail: 'mail',
      process: 'process',
      file: 'file',
      ip: 'IP',
      url: 'URL',
    } as Readonly<Record<string, string>>,
    none: 'Nothing to hunt for',
    noneBecause: 'This alert names no user, device, mail, file, IP or URL that a hunt begins with.',
    run: 'Run',
  },
  saved: {
    button: 'Saved hunts',
    title: (count: number) => `${count} saved ${count === 1 ? 'hunt' : 'hunts'}`,
    hint: 'Select one to run it, or type hunt run, its name and what it wants to know.',
    none: 'No saved hunts yet',
    noneBecause:
      'Give a query a name with hunt save, with parameters in brackets: hunt save logons(user) DeviceLogonEvents | where AccountName =~ user',
    kept: (signature: string) => `${signature} is saved`,
    /** What to type, and who keeps it. */
    keptFor: (command: string, owner: string) =>
      `Everybody who may read alerts can run it: ${command}. ${owner} can change it, by saving it again, or take it away.`,
    howToRun: (signature: string) => `How to run ${signature}`,
    notYours: (name: string) => `${name} is not yours`,
    notYoursBecause: (owner: string) => `${owner}, who saved it, or an administrator can take it away.`,
    removed: (name: string) => `${name} is gone`,
    inAudit: 'Its query is in the audit.',
    taken: (name: string) => `There is a ${name} already`,
    takenBy: (owner: string) =>
      `${owner} has saved a hunt of this name. Choose another name, or have ${owner} change it.`,
    notKept: 'It could not be saved',
    notKeptBecause: (most: number) =>
      `The name was taken meanwhile, or there are ${most} saved hunts: hunt delete takes one away.`,
    unknown: (name: string) => `There is no hunt ${name}`,
    unknownBecause: 'None of this name has been saved, or it was taken away.',
  },
  /** What was typed after the word, and cannot be done. */
  asked: {
    howTo: {
      title: 'Hunt with KQL',
      text: 'Type or paste a query after the word, of several lines too: hunt 7d EmailEvents | where Subject has "invoice". Before it may stand how far back to look: 24h, 7d, or 2026-11-01..2026-11-08. An alert offers hunts for what it names.',
    },
    whichToDelete: { title: 'Which hunt?', text: 'Type hunt delete and its name.' },
    whichToRun: { title: 'Which hunt?', text: 'Type hunt run and its name; hunts lists them.' },
    name: {
      title: 'How is it called?',
      text: 'Type hunt save, a name of letters, digits and dashes, and the query: hunt save failed-logons(user, since:datetime) EntraIdSignInEvents | where AccountUpn =~ user and Timestamp > since',
    },
    parameters: {
      title: 'Its parameters cannot be read',
      text: 'Write up to eight names between the brackets, such as (user, since:datetime). Those without a type are texts.',
    },
    values: (name: string) => ({
      title: 'What was given cannot be read',
      text: `Write each as name=value, in quotes where it has spaces: hunt run ${name} user="Ada Lindqvist" since=7d`,
    }),
    timespan: {
      title: 'That is no time span',
      text: 'Write it as 30m, 24h or 7d, up to 365d, or as 2026-11-01..2026-11-08.',
    },
    nothing: { title: 'What is to be hunted for?', text: 'Write the query in KQL after it.' },
    tooLong: (length: string, most: string) => ({
      title: 'The query is too long',
      text: `It has ${length} characters; ${most} are taken.`,
    }),
  },
  /** What is wrong with the values for a saved hunt. `example` is how one is typed. */
  parameters: {
    noSuch: (given: string, names: readonly string[]) =>
      `It has no parameter ${given}. It takes ${names.join(', ') || 'none'}.`,
    wants: (name: string, example: string) => `It wants ${name}: add ${example}.`,
    tooLong: (name: string) => `What is given for ${name} is too long.`,
    isTime: (name: string, example: string) => `${name} is a time: add ${example}.`,
  },
  timespan: {
    minutes: (count: number) => `the last ${count} ${count === 1 ? 'minute' : 'minutes'}`,
    hours: (count: number) => `the last ${count} ${count === 1 ? 'hour' : 'hours'}`,
    days: (count: number) => `the last ${count} ${count === 1 ? 'day' : 'days'}`,
    between: (from: string, to: string) => `${from} to ${to} (UTC)`,
  },
  /** A hunt that runs or has run. */
  run: {
    running: 'Hunting',
    runningBecause: 'This card changes when Microsoft has answered, after three minutes at the latest.',
    cancel: 'Cancel',
    onlyAsker: (name: string) => `Only ${name}, who asked, can cancel it.`,
    cancelled: 'The hunt was cancelled',
    failed: 'The hunt could not be run',
    lost: 'The hunt broke off',
    lostBecause: 'Drawbridge was stopped while it waited for the answer. Nothing has been changed.',
    again: 'Run again',
    ranBefore: 'This was run before: its answer is below. Run it again there.',
    gone: 'This is not there any more',
    goneBecause: 'A hunt and what it found are kept for a day. Ask again, or open the alert once more.',
    since: (moment: string) => `since ${moment}`,
    seconds: (length: string) => `${length} s`,
    fromAlert: 'from an alert',
    query: 'The query',
    wholeQuery: 'The whole query is in the audit.',
  },
  found: {
    none: 'No rows',
    noneBecause: 'Nothing in this time span fits. A longer one goes before the query, such as hunt 30d.',
    rows: (count: number, shown: string) => `${shown} ${count === 1 ? 'row' : 'rows'}`,
    someRows: (count: number, total: string) => `${count} of ${total} rows`,
    moreColumns: (count: number) => `${count} more ${count === 1 ? 'column' : 'columns'} in the file`,
    mostRows: 'Microsoft gives no more than these',
    asCsv: 'All as CSV',
    lookUp: (name: string) => `Look up ${name}`,
    /** How the file is spoken of; the last ends a sentence about how many of them it holds. */
  },
  switchedOff: {
    title: 'Hunting is switched off',
    text: (owner: string) =>
      `This connection has not been given the capability Hunting. ${owner}, who set it up, or another administrator switches it on: type settings, and choose Hunting among the capabilities.`,
    settings: 'Settings',
  },
  /** Why a hunt came to nothing. */
  problems: {
    tooSlow: {
      title: 'The hunt took longer than three minutes',
      text: 'Microsoft ends a query then. Look at fewer days, filter earlier, or keep fewer columns with project.',
    },
    tooLarge: {
      title: 'The result is too large',
      text: 'Microsoft gives a result up to a certain size only. Count with summarize, keep fewer columns with project, or fewer rows with take.',
    },
    tooMuch: {
      title: 'The query needs too much',
      text: 'Microsoft stopped it. Look at fewer days, filter earlier, or keep fewer columns with project.',
    },
    usedUp: {
      title: 'The processing time of this tenant is used up',
      text: 'Microsoft gives every tenant a share for hunting, anew every 15 minutes.',
    },
    tooMany: {
      title: 'Too many hunts in a minute',
      text: 'Microsoft takes about 45 a minute from a tenant.',
    },
    forbidden: {
      title: 'Hunting is not allowed yet',
      text: 'The tenant refuses: the connection lacks ThreatHunting.Read.All on Microsoft Graph. An administrator types permissions to see it, then setup to grant it.',
    },
    ours: {
      title: 'Something went wrong here',
      text: 'Drawbridge met a fault of its own. Run it again.',
    },
  },
  /** When it can be run again. */
  later: 'Try again in a few minutes.',
  laterAt: (time: string) => `It can be run again from ${time}.`,
  unreadable: 'The query cannot be read',
  notThere: 'The query names something that is not there',
  says: (message: string) => `Microsoft says: ${message}`,
  isIn: (place: string) => `It is in ${place}`,
  line: (number: number, text: string) => `line ${number}: ${text}`,
  tableOfProduct: 'A table is there only where the product that fills it is in use.',
};
