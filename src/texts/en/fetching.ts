/** Fetching a quarantined file from a device. */
export const fetching = {
  sentence: (hash: string, device: string) =>
    `Fetch the quarantined file ${hash} from ${device}, in an encrypted archive`,
  progress: {
    script: 'Seeing to the script in the live response library',
    pending: (device: string) =>
      `Waiting for ${device} to take it up. A device that is offline has three days; nothing is lost meanwhile`,
    running: (device: string, done: number, all: number) => `${device} is at it: ${done} of ${all} done`,
    room: 'Defender starts ten sessions a minute, and runs 25 at once. Waiting for room',
    busy: (device: string) => `${device} has another session. Waiting until it is over`,
    archive: 'The file is on its way into an encrypted archive',
  },
  failures: {
    otherFile: {
      text: 'The device gave another file: its hash is not the one that was asked for.',
      remedy: 'Nothing was kept. Collect the file in the Defender portal, and look at the device.',
    },
    tooLarge: (megabytes: number) =>
      `The file is larger than ${megabytes} MB, the most that is fetched this way.`,
    tooLargeRemedy: 'Nothing was kept. Collect the file in the Defender portal.',
    cancelledInDefender: {
      text: 'Somebody cancelled the session in Defender.',
      remedy: 'Ask for it again.',
    },
    timeOut: (device: string) => `${device} did not take it up in time, or took too long.`,
    timeOutRemedy: 'Ask for it again when the device is online.',
    notInQuarantine: (device: string) => `The quarantine of ${device} has no file with this hash.`,
    notInQuarantineRemedy:
      'It may have been removed or restored, or lie on another device: type file and the hash.',
    noAntivirus: (device: string) =>
      `${device} has no Microsoft Defender Antivirus, so no quarantine to fetch from.`,
    noAntivirusRemedy: 'Collect the file in the Defender portal.',
    other: (device: string, why: string) => `${device} could not do it${why === '' ? '.' : `: ${why}`}`,
    otherRemedy: 'The action center of Defender has the whole of it.',
    noFile: 'No file came.',
    copyLeft: (device: string) => ` A copy is still on ${device}; it is removed once the device answers.`,
    cancelled: (by: string) => `Cancelled by ${by}.`,
    somebody: 'somebody',
    cancelledRemedy: 'Nothing was kept. Ask for it again whenever it is wanted.',
  },
  get: 'Get the file',
  cancel: 'Cancel',
  outcome: (size: string, removed: boolean, name: string) =>
    `${size} bytes with the hash that was asked for; ${removed ? 'the copy on the device is gone' : 'a copy is still on the device'}. It waits an hour for ${name} alone`,
  refused: {
    noHash: 'This is no hash of a file',
    off: 'Live response is switched off',
    noDevice: 'Defender for Endpoint has no such device',
    noQuarantine: 'This device gives no quarantined files',
    unknown: 'This file is not known here',
    notYours: (name: string) => `This file is for ${name} alone`,
    nothing: 'Nothing has been fetched.',
  },
  gone: {
    title: 'The file is gone from here',
    text: 'It was fetched, or an hour has passed. What was fetched once can be fetched from the device again: type file and its hash.',
  },
  /** The card with the file. */
  ready: {
    title: 'The file is ready',
    bytes: (size: string) => `${size} bytes`,
    careful: 'It may be malicious. Open the archive where it can do no harm, with 7-Zip or WinZip.',
    link: (until: string) =>
      `The link works once, for whoever has it. The file is deleted when it has arrived, or at ${until}.`,
    password: 'Password',
    showPassword: 'Show the password',
  },
};
