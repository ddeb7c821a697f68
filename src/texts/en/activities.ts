export const activities = {
  opening: 'Looking up all activities',
  allNewestFirst: 'all, newest first',
  /** Of whom, or from where, a list is: what titles end with. */
  about: {
    user: (name: string) => `of ${name}`,
    ip: (address: string) => `from ${address}`,
    app: (name: string) => `in ${name}`,
    appOfNumber: (number: string) => `app ${number}`,
  },
  title: {
    none: 'No activities',
    noneAbout: (about: string) => `No activities ${about}`,
    some: 'Activities',
    someAbout: (about: string) => `Activities ${about}`,
    counted: (count: number, shown: string) => `${shown} ${count === 1 ? 'activity' : 'activities'}`,
    countedAbout: (count: number, shown: string, about: string) =>
      `${shown} ${count === 1 ? 'activity' : 'activities'} ${about}`,
  },
  noMatch: 'Nothing matches. Try a longer time, or fewer conditions.',
  nameless: 'An activity',
  lookUpUser: 'Look up the user',
  tryAgain: 'Try again',
  notShown: 'Activities cannot be shown',
  noPortalUrl: 'The Portal URL of Cloud Apps is not known yet. An administrator gives it: type settings.',
  /** @param seconds until it may be asked again; undefined: it was not said */
  usedUp: (seconds: number | undefined) =>
    `Defender for Cloud Apps takes 30 requests a minute, and they are used up. Try again in ${seconds === undefined ? 'a minute' : `${seconds} s`}.`,
  tokenRefused: (detail: string) =>
    `Defender for Cloud Apps does not take this connection's token (${detail}). Type setup to test it again.`,
  noneCalled: (name: string) => `No user or app called ${name}`,
  noneCalledBecause:
    'Type an address, a name, an IP address or an app after activities, such as activities sharepoint event:download.',
  query: {
    oneTime: (field: string) => `${field}: takes one time.`,
    mostValues: (field: string, most: number) => `${field}: takes at most ${most} values.`,
    once: (field: string) =>
      `${field}: stands once; several values go between commas, such as event:download,upload.`,
    fields: (names: readonly string[]) => `The fields are ${names.join(', ')}.`,
  },
};
