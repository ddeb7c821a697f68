export const triage = {
  title: { alert: 'Work on this alert', incident: 'Work on this incident' },
  note: 'Nothing has been changed yet. Next you see exactly what is sent to Defender.',
  goOn: 'Go on',
  back: { alert: 'Back to the alert', incident: 'Back to the incident' },
  assign: 'Assign it',
  leaveWithNobody: 'Leave it with nobody',
  leaveWith: (name: string) => `Leave it with ${name}`,
  toMe: 'To me',
  toOther: 'To somebody else',
  toNobody: 'To nobody',
  person: 'Somebody else: name or address',
  status: 'Status',
  leaveStatus: (status: string) => `Leave it ${status}`,
  verdict: 'What it turned out to be',
  leaveVerdict: 'Leave that as it is',
  comment: (most: number) => `Comment (at most ${most} characters)`,
  commentExample: 'What you found, and why',
  gone: {
    alert: 'This alert cannot be changed from here',
    incident: 'This incident cannot be changed from here',
    text: 'It is not stored any more, or its connection is gone. Open it in Defender.',
  },
  off: {
    title: 'Triage is off',
    text: (connection: string) =>
      `${connection} may read alerts, not change them. An administrator switches Triage on among the capabilities; the plan then asks for SecurityAlert.ReadWrite.All, and for the same on incidents where those are read.`,
  },
  /** What is to be done, whole: the parts are those below. */
  sentence: (parts: readonly string[]) =>
    parts.length < 2 ? parts.join('') : `${parts.slice(0, -1).join('; ')}; and ${parts.at(-1) ?? ''}`,
  parts: {
    take: 'take it from whoever has it',
    assign: (name: string) => `assign it to ${name}`,
    status: (status: string) => `set it to ${status}`,
    classify: (classification: string, determination: string) =>
      `classify it as ${classification}, ${determination}`,
    comment: 'add a comment',
  },
  changedMeanwhile: {
    alert: (status: string, whose: string) =>
      `Somebody or something changed the alert in Defender after you had looked at it: it is ${status} now, and ${whose}.`,
    incident: (status: string, whose: string) =>
      `Somebody or something changed the incident in Defender after you had looked at it: it is ${status} now, and ${whose}.`,
    nobodyHasIt: 'nobody has it',
    hasIt: (name: string) => `${name} has it`,
    remedy: 'Look at it as it is now, and decide again.',
  },
  problems: {
    tooLong: (most: number) => `At most ${most} characters.`,
    nothing: 'Nothing is chosen yet: change one of these, or write a comment.',
    noPerson: 'Write the name or address of whom it is assigned to.',
    nobody: (name: string) => `Nobody in the tenant is called "${name}". Compare the spelling.`,
    several: (count: number, name: string, addresses: readonly string[]) =>
      `${count} are called "${name}". Write the address of the one you mean: ${addresses.join(', ')}.`,
  },
};
