export const credentials = {
  titles: { certificate: 'Certificate', 'client-secret': 'Secret' },
  asShown: (organisation: string, name: string) =>
    `${organisation} · ${name} · as the application shows them now`,
  allAsShown: (credentials: number, connections: number) =>
    `${credentials} on the applications of ${connections} connections, as they show them now`,
  gone: 'The application is gone from the tenant',
  notThere: 'What the connection signs in with is not on the application',
  notThereOf: (connection: string) => `What ${connection} signs in with is not on its application`,
  inUse: {
    certificate: (left: string) => `The certificate in use ${left}`,
    'client-secret': (left: string) => `The secret in use ${left}`,
  },
  first: {
    certificate: (connection: string, left: string) =>
      `First to end: the certificate of ${connection} ${left}`,
    'client-secret': (connection: string, left: string) =>
      `First to end: the secret of ${connection} ${left}`,
  },
  noneAtAll: 'There are no credentials',
  none: 'There are none.',
  hasExpired: 'has expired',
  hasLeft: (days: number) => (days === 1 ? 'has 1 day left' : `has ${days} days left`),
  expired: 'expired',
  days: (days: number) => (days === 1 ? '1 day' : `${days} days`),
  isInUse: 'in use',
  isNotInUse: 'not in use',
  unknown: 'Drawbridge does not know it',
  inVault: "in Drawbridge's vault",
  until: (date: string) => `until ${date}`,
  ends: (date: string) => `ends ${date}`,
  used: (ago: string) => `used ${ago}`,
  giveAnother: 'Give another',
  rotate: 'Rotate',
};
