export const file = {
  /** Of a file whose name is not known. @param beginning of its hash */
  unnamed: (beginning: string) => `File ${beginning}…`,
  noHash: 'This is no hash of a file',
  noHashBecause: (typed: string) =>
    `${typed}: a hash has 64 (SHA-256), 40 (SHA-1) or 32 (MD5) hexadecimal digits. Type it whole, such as file <hash> on lap-05.`,
  noHashOfLength: (typed: string, digits: number) =>
    `${typed}: a hash has 64 (SHA-256), 40 (SHA-1) or 32 (MD5) hexadecimal digits. It has ${digits} digits. Type it whole, such as file <hash> on lap-05.`,
  more: 'More of this file',
  facts: {
    judged: 'Judged',
    notYet: 'not yet',
    signedBy: 'Signed by',
    nobody: 'nobody',
    seenHere: 'Seen here',
    seenWorldwide: 'Seen worldwide',
    size: 'Size',
    names: 'Names',
    publisher: 'Publisher',
    product: 'Product',
    firstSeenHere: 'First seen here',
    lastSeenHere: 'Last seen here',
  },
  device: {
    heading: 'Device',
    noneNamed: 'none named: type file, the hash, on and a device',
    several: (typed: string) => `several begin with ${typed}: type more of the name`,
    none: (typed: string) => `Defender for Endpoint of this tenant has none called ${typed}`,
    neverSeen: 'never seen',
    mayBeOffline: (health: string) => `${health}, may be offline`,
    notWindows: (system: string) => `It runs ${system}: quarantined files are fetched from Windows alone.`,
    notOnboarded: 'It is not onboarded to Defender for Endpoint, so there is no live response on it.',
  },
  notByMd5: 'Defender is asked by SHA-1 or SHA-256, not by MD5: alerts alone tell of it.',
  restBeingRead: 'The rest is being read.',
  unknown: 'Defender does not know a file with this hash.',
  fetch: 'Fetch it from quarantine',
};
