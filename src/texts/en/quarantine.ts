export const quarantine = {
  title: 'Mail in quarantine',
  nothing: 'Nothing in quarantine',
  everything: 'everything Exchange holds back',
  mails: 'Mails',
  none: 'none',
  range: (first: number, last: number) => `${first}–${last}, newest first`,
  untitled: 'without a subject',
  unknownSender: 'unknown',
  andMore: (first: string, count: number) => `${first} and ${count} more`,
  noMatch:
    'Exchange compares whole addresses and whole subjects. Try fewer terms, or type: and since: alone.',
  noReason: 'no reason given',
  /** Why a mail is held back. Source: get-quarantinemessage, QuarantineTypes. */
  reasons: {
    Bulk: 'bulk mail',
    DataLossPrevention: 'data loss prevention',
    FileTypeBlock: 'blocked file type',
    HighConfPhish: 'phishing, high confidence',
    Malware: 'malware',
    Phish: 'phishing',
    Spam: 'spam',
    SPOMalware: 'malware in SharePoint',
    TransportRule: 'a mail flow rule',
  } as Readonly<Record<string, string>>,
  /** Source: get-quarantinemessage, ReleaseStatus. */
  statuses: {
    NotReleased: 'held back',
    Requested: 'release asked for',
    PreparingToRelease: 'being released',
  } as Readonly<Record<string, string>>,
  facts: {
    heldBackFor: 'Held back for',
    deleted: 'Deleted by Exchange',
    policy: 'Policy',
    size: 'Size',
    identity: 'Identity',
    header: 'Header',
  },
  more: 'Header and ids',
  export: 'Export the eml',
  release: 'Release',
  deny: 'Deny',
  query: {
    problem: 'This cannot be asked of quarantine',
    allTerms: 'Exchange finds what fits all terms; it knows no "or" and leaves nothing out.',
    nothingAfter: (field: string) => `Something has to follow ${field}:.`,
    takes: (field: string, values: string) => `${field}: takes ${values}.`,
    noField: (field: string, fields: readonly string[]) =>
      `There is no ${field}: here. What there is: ${fields.slice(0, -1).join(', ')} and ${fields.at(-1) ?? ''}.`,
    wholeAddress: (field: string) => `${field}: takes a whole address.`,
  },
  looking: 'Looking into quarantine',
  fetching: 'The mail is being fetched',
  gone: {
    title: 'This mail is not in quarantine any more',
    text: 'It has expired, or somebody deleted it. Nothing has been changed.',
  },
  cannotBeRead: 'Quarantined mail cannot be read',
  tooLarge: 'Too large to be given here',
  tooLargeBecause: 'Fetch this mail in the Defender portal, under Review, Quarantine.',
  tooLargeFor: (size: string, most: string) =>
    `The mail has ${size}, and a file may have ${most}. Fetch it in the Defender portal, under Review, Quarantine.`,
  notLetIn: 'Exchange does not let the connection in',
  notLetInBecause:
    'It wants Exchange.ManageAsApp and the directory role Security Reader; a new role counts after some minutes. Type permissions to see what is missing.',
  noMail: 'What Exchange gave is no mail',
  noMailBecause: 'It has no header, so it is not handed on. Look at it in the Defender portal.',
  dangerous:
    'It may be dangerous: open it in a place made for that. The link works once, for 15 minutes, for whoever has it.',
  download: 'Download',
};
