export const watches = {
  everyAlert: 'every alert',
  list: {
    none: 'Nothing is watched here',
    noneHint:
      'Type watch and a query, such as watch severity:high. New alerts that it finds are told in this conversation.',
    title: (count: number) => `${count} ${count === 1 ? 'watch' : 'watches'}`,
    hint: 'What newly matches is told, with one message a minute at most.',
    by: (name: string) => `by ${name}`,
    inChannel: 'in a channel',
    inGroupChat: 'in a group chat',
    inOtherChat: 'in another chat',
    nothingSoFar: 'nothing so far',
    soFar: (count: string, last: string) => `${count} so far, last ${last}`,
    noQuery: 'Its query is not understood any more: delete it, and make it anew',
  },
  /** Of a stretch of the day, in a time zone. */
  quiet: (from: string, to: string, zone: string) => `quiet ${from}–${to} ${zone}`,
  neverQuiet: 'never quiet',
  buttons: {
    resume: 'Resume',
    pause: 'Pause',
    delete: 'Delete',
    all: 'All watches',
    watches: 'Watches',
    soFar: (count: number) => `Those so far (${count})`,
  },
  /** What became of a wish to be told. */
  made: {
    new: (title: string) => `Watching ${title}`,
    changed: (title: string) => `Changed: ${title}`,
    known: (title: string) => `Watched here already: ${title}`,
    none: (most: number) => `This conversation has ${most} watches already`,
    noneBecause: 'That is as many as there may be. Delete one that is not needed any more.',
    told: 'What newly matches is told in this conversation, with one message a minute at most.',
    soFar: (count: number, shown: string) =>
      count === 1 ? '1 alert so far matches.' : `${shown} alerts so far match.`,
    heldBack: (from: string, to: string, zone: string) =>
      `It is quiet ${from}–${to} ${zone}, but for high severity.`,
  },
  /** What is asked for with a connection's notices. */
  notified: {
    name: (connection: string) => `New alerts of ${connection}`,
    title: (name: string) => `${name} come here, and its notices`,
    nameless: 'New alerts',
    /** `which` new alerts, as a level or a query has it. */
    text: (which: string) =>
      `Expiring credentials, missing permissions and stalled alerts are told in this conversation, and new alerts ${which}. Type watches to pause or delete that.`,
    thatMatch: (query: string) => `that match ${query}`,
    noAlerts: 'No alerts',
    levels: {
      high: { button: 'Only high', which: 'of high severity' },
      medium: { button: 'Medium and high', which: 'of medium and high severity' },
      informational: { button: 'Every alert', which: 'of every severity' },
    },
  },
  paused: (what: string) => `Paused: ${what}`,
  pausedUntold: (why: string) =>
    `New alerts that match are not told here for now: ${why}. Whoever may read alerts can resume it.`,
  /** Why it is paused. */
  why: {
    by: (name: string) => `${name} did so`,
    mayNotRead: (name: string) => `${name} may not read alerts any more`,
    unknown: 'it was paused',
  },
  ping: {
    alerts: ['new alert', 'new alerts'] as readonly [string, string],
    newest: (count: number, total: string) => `The newest ${count} of ${total}`,
    show: (count: number, shown: string) => (count === 1 ? 'Show it' : `Show all ${shown}`),
    more: (count: number) => `${count} more`,
  },
  whatToWatch: {
    title: 'What is to be watched?',
    text: 'Type a query after the word, as after alerts: watch severity:high user:ava. New alerts that it finds are told in this conversation. Type watches to see what is watched.',
  },
  gone: {
    title: 'That watch is not here any more',
    text: 'It was deleted, or it belongs to another conversation. Nothing has been changed.',
  },
  wish: {
    zone: 'zone: takes a time zone by its IANA name, such as Europe/Berlin or America/New_York.',
    quiet: 'quiet: takes a stretch of the day such as 22:00-07:00, or off.',
  },
};
