export const files = {
  download: 'Download',
  noAddress: {
    title: 'No file can be given yet',
    text: 'Files are fetched in the browser, and the bot has no address that browsers reach. Whoever runs the bot sets PUBLIC_URL.',
  },
  link: (text: string) => `${text} The link works once, for 15 minutes, for whoever has it.`,
  consent: (text: string) => `${text} Teams asks in a message of its own where to put it.`,
  description: (title: string, text: string) =>
    `${title}. ${text} It is offered for 15 minutes. Decline to get a link instead.`,
  declined: 'It was not put into OneDrive.',
  noOneDrive: 'Files are not put into OneDrive here.',
  notSaved: 'It could not be put into OneDrive.',
  saved: {
    title: (name: string) => `${name} is in your OneDrive`,
    text: 'Nothing of it is kept here any more.',
  },
  gone: {
    title: 'This file is not there any more',
    text: 'A file waits for 15 minutes, for whoever asked for it, and is given once. Ask for it again.',
  },
  /** On a page in the browser. */
  linkOver:
    'This link is no longer good: each works once, for a short time. Ask for the file again in Teams.',
  title: {
    alerts: (count: number, shown: string) => `${shown} ${count === 1 ? 'alert' : 'alerts'} in a file`,
    audit: (count: number, shown: string) => `${shown} ${count === 1 ? 'entry' : 'entries'} in a file`,
    hunt: (count: number, shown: string) => `${shown} ${count === 1 ? 'row' : 'rows'} in a file`,
  },
  holds: (which: string) => `For ${which}.`,
  holdsFirst: {
    alerts: (which: string, shown: string) =>
      `For ${which}. A file holds 1 MB: it has the first ${shown}, so narrow the query for the rest.`,
    audit: (which: string, shown: string) =>
      `For ${which}. A file holds 1 MB: it has the first ${shown} entries, the newest; the older ones are in the database.`,
    hunt: (which: string, shown: string, all: string) =>
      `For ${which}. A file holds 1 MB: it has the first ${shown}, of ${all}, so narrow the query for the rest.`,
  },
  allAlerts: 'all alerts',
  theAudit: 'the audit of this tenant',
  which: {
    title: 'In which format?',
    alerts: 'Type alerts export csv or alerts export json, and a query if not all of them are wanted.',
    audit: 'Type audit export csv or audit export json.',
  },
  status: (connection: string) => `Status of ${connection} as JSON`,
  statusOfAll: (count: number) => `Status of ${count} connections as JSON`,
};
