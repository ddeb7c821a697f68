export const response = {
  looks: {
    proposed: { title: 'Do this in Defender?', subtitle: 'Nothing has been changed yet' },
    running: { title: 'Being done in Defender', subtitle: 'Under way' },
    done: { title: 'Done in Defender', subtitle: 'Defender shows it' },
    failed: { title: 'Not done', subtitle: 'This is what happened' },
    changed: { title: 'It changed meanwhile', subtitle: 'Nothing has been overwritten' },
    rejected: { title: 'Rejected', subtitle: 'Nothing has been changed' },
    expired: { title: 'Nobody decided within a day', subtitle: 'Nothing has been changed' },
    superseded: { title: 'Overtaken by a newer one', subtitle: 'This one changes nothing' },
  },
  requests: 'Exact requests',
  /** On whose authority; when, as far as it is known. */
  by: {
    oneMore: (approvers: string, missing: number) =>
      `Approved by ${approvers}; ${missing} more has to approve, within a day.`,
    toDecide: (name: string) => `For ${name} to decide, within a day.`,
    twoToApprove: (name: string) =>
      `Asked for by ${name}. For two different people to approve, within a day.`,
    rejected: (name: string, at: string) => `Asked for by ${name}; rejected${at === '' ? '' : ` at ${at}`}.`,
    over: (name: string) => `Asked for by ${name}.`,
    unasked: (name: string, at: string) =>
      `By ${name}${at === '' ? '' : ` at ${at}`}; the settings ask for no approval.`,
    approved: (approvers: string, at: string) => `Approved by ${approvers}${at === '' ? '' : ` at ${at}`}.`,
  },
  showAsIs: 'Show it as it is now',
  shows: { alert: 'Show the alert', incident: 'Show the incident', mail: 'Show the mail' },
  mayNotAct: {
    title: 'You may read this, not act on it',
    text: 'Nothing has been changed. Approvers may act, and holders of the roles that the settings name, such as Security Operator. An administrator can change that in the settings.',
  },
  unknown: 'This action is not known here',
  notYours: (name: string) => `This is for ${name} to decide`,
  secondPerson: 'You have approved already; a second person has to',
  unchanged: 'Nothing has been changed.',
  beingCancelled: 'It is being cancelled',
  failures: {
    couldNot: (operation: string) => `Could not ${operation}.`,
    own: {
      text: 'Drawbridge met a fault of its own.',
      remedy: 'Look in Defender whether it was done. If it happens again, the log of the bot says why.',
    },
    notKnown: {
      text: 'This version of Drawbridge does not know how to do that.',
      remedy: 'Nothing has been changed. Ask for it again.',
    },
    switchedOff: {
      text: 'The connection no longer allows it.',
      remedy: 'Nothing has been changed. An administrator can switch it on in the settings.',
    },
    notSeen: {
      text: 'Defender accepted it, but does not show it.',
      remedy: 'Look in Defender, and ask for it again if it is missing there.',
    },
  },
  /** Releasing quarantined mail, or denying it. */
  mail: {
    its: 'its recipients',
    unknownSender: 'an unknown sender',
    andMore: (first: string, others: number) => `${first} and ${others} more`,
    release: (sender: string, recipients: string) =>
      `Release the quarantined mail of ${sender} to ${recipients}`,
    deny: (sender: string, recipients: string) =>
      `Deny the release of the quarantined mail of ${sender} to ${recipients}`,
    roleMissing: {
      text: 'Exchange does not let the connection decide on quarantined mail: its directory role Security Reader may only read. Nothing has been changed.',
      remedy:
        'It would take the directory role Security Administrator, which may do much more. An administrator can give it to the application in Entra, or decide on the mail in the Defender portal.',
    },
    gone: {
      text: 'The mail is not in quarantine any more: it has expired, or somebody deleted it.',
      remedy: 'There is nothing left to decide.',
    },
    denied: 'Somebody has decided meanwhile: the mail was denied.',
    released: 'Somebody has decided meanwhile: the mail was released.',
    lookAgain: 'Look at it as it is now.',
  },
};
