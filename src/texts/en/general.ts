export const general = {
  /** How numbers are written. */
  numbers: 'en',
  /** How moments are. */
  times: 'en-GB',
  help: {
    title: 'What you can ask',
    hint: 'Type one of these words, or select a line to see more.',
    nothing: 'Nothing is open to you here yet',
    whoMay: 'Alerts are for the security roles of your organisation. An administrator can give you one.',
    spoken: (names: string) => `You can ask: ${names}`,
    button: 'Help',
    topics: {
      alerts: 'Alerts and incidents',
      'look-ups': 'Looking things up',
      connection: 'The connection',
    },
    /** What each command is for, where that is not what it says of itself. */
    commands: {} as Readonly<Record<string, string>>,
  },
  sandbox: 'This is a sandbox: a tenant on this machine, with people and alerts that were made up.',
  welcome: {
    title: (botName: string) => `${botName} is here`,
    what: 'It connects your Microsoft 365 tenant to Defender, shows every change before it makes one, and then answers questions about alerts in this chat.',
    next: 'An administrator types **setup** once. After that, anybody with a security role types **alerts**.',
    spoken: (botName: string) => `${botName} is here. Type setup to connect your tenant, or help.`,
  },
  setUp: 'Set up',
  /** Buttons that several cards have. */
  buttons: {
    status: 'Status',
    show: 'Show',
    fix: 'Fix',
    refresh: 'Refresh',
    approve: 'Approve',
    reject: 'Reject',
    open: 'Open',
    back: 'Back',
    showAlerts: 'Show alerts',
    changeSettings: 'Change settings',
    tryAgain: 'Try again',
  },
  and: 'and',
  or: 'or',
  unknown: {
    title: 'That is no command',
    text: (word: string) => `Drawbridge does not know ${word}. Type help to see what you can ask.`,
    thatWord: 'that word',
    meant: (command: string) => `Did you mean ${command}?`,
    instead: (word: string) => `Drawbridge does not know "${word}".`,
  },
  staleButton: {
    title: 'This button does nothing any more',
    text: 'The card is from an earlier version, or was changed on its way. Nothing has been changed. Type help to go on.',
  },
  working: 'Working on it. The answer comes as soon as it is there.',
  refusals: {
    setup: {
      why: (roles: readonly string[]) =>
        `It changes what may read your organisation's security data, so it takes a ${roles.join(' or ')}.`,
      title: 'This is for an administrator',
      next: 'One of them types setup, and it takes about a minute. Nothing has been changed.',
      strangers: 'This is for members of the organisation',
      unchanged: 'Nothing has been changed.',
    },
    alerts: {
      title: 'Alerts are for the security team',
      strangers: 'Alerts are for members of the organisation',
      anAdministrator: 'An administrator',
      owner: (name: string) => `${name}, who set this up, or another administrator`,
      decides: (who: string) => `${who} decides who may read them.`,
      canChange: (who: string) => `${who} can change that: in settings, under People.`,
      begun: 'Until the setup is finished, they are for whoever began it.',
      roles: (names: readonly string[]) => `those who hold one of these roles: ${names.join(', ')}`,
      groups: (names: readonly string[]) => `the members of ${names.join(', ')}`,
      readers: (readers: readonly string[]) => `They are for ${readers.join('; and for ')}.`,
    },
    guest: 'You are a guest in this tenant.',
    foreign: 'Your account is not one of this tenant, or it is disabled.',
  },
  notConnected: {
    title: 'Not connected yet',
    text: 'Alerts appear here once an administrator has connected this tenant to Defender. It takes about a minute.',
  },
  severities: {
    high: 'High',
    medium: 'Medium',
    low: 'Low',
    informational: 'Info',
    unknown: 'Unknown',
  } as Readonly<Record<string, string>>,
  /** Members of Graph's enumerations, where they are not said in the words that their names consist of. */
  words: {} as Readonly<Record<string, string>>,
  ago: {
    now: 'now',
    minutes: 'min',
    hours: 'h',
    days: 'd',
    justNow: 'just now',
    before: (length: string) => `${length} ago`,
  },
};
