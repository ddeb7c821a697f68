export const mail = {
  untitled: 'A mail without a subject',
  notWhoItSays: (subject: string) => `${subject}: the sender is not who it says`,
  to: (recipient: string) => `to ${recipient}`,
  nobodyKnown: 'nobody known',
  facts: {
    from: 'From',
    to: 'To',
    answersTo: 'Answers go to',
    checks: 'Sender checks',
    place: 'Where it is',
    sentFrom: 'Sent from',
    deliveredTo: 'Delivered to',
  },
  inMailbox: 'in the mailbox',
  notInMailbox: 'not in the mailbox any more',
  checks: {
    /** What a server found of a mail as a whole (compauth). */
    overall: (result: string) => `overall ${result}`,
    none: 'no results in the header',
    /** What a check may give, where it is said in other words. */
    results: {} as Readonly<Record<string, string>>,
  },
  links: {
    heading: 'Links',
    counted: (count: number, shown: string) =>
      count === 1 ? '1 different link' : `${shown} different links`,
  },
  attachments: {
    heading: 'Attachments',
    counted: (count: number, shown: string) => (count === 1 ? '1 file' : `${shown} files`),
    nameless: 'without a name',
    notHashed: 'not hashed',
  },
  similar: {
    heading: 'Also to others',
    none: 'none known',
    counted: (count: number, shown: string) => (count === 1 ? '1 mail' : `${shown} mails`),
    unknownRecipient: 'unknown recipient',
  },
  parts: {
    message: 'the mail itself',
    attachments: 'attachments',
    similar: 'mails to others',
  },
  more: 'Path, ids and text',
  ids: 'Ids',
  lines: {
    received: 'Received',
    cameThrough: 'Came through',
    moreLinks: 'More links',
    networkId: 'Network id',
    text: 'Text',
  },
  recipient: 'Recipient',
  inQuarantine: 'In quarantine',
  notLookedUp: 'The mail cannot be looked up',
  none: 'No such mail is known',
  noneBecause: (name: string) =>
    `No stored alert names a mail by ${name}. Hunting knows mails of the last 30 days by their ids.`,
  noneWithoutHunting: (name: string) =>
    `No stored alert names a mail by ${name}. With the capability Hunting, mails are found by their ids too.`,
  alertsWithMail: 'Mail alerts',
};
