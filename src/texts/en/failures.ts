/** What went wrong outside, and what a person does about it. */
export const failures = {
  /** What the operations of failures are called, where that is not the English phrase that they name themselves by. */
  operations: {} as Readonly<Record<string, string>>,
  otherOperation: (operation: string) => operation,
  couldNot: (operation: string) => `Could not ${operation}`,
  unchanged: (remedy: string) => `Nothing has been changed. ${remedy}`,
  database: {
    title: 'The database does not answer',
    text: 'Drawbridge cannot answer until it is back. No alert is lost meanwhile. Try again in a minute; if this stays, tell whoever runs the bot.',
  },
  own: {
    title: 'Something went wrong here',
    text: (incident: string) =>
      `Drawbridge met a fault of its own and has noted it as ${incident}. Try again; if it stays, give that number to whoever runs the bot.`,
  },
  /** By Entra's and Graph's codes. */
  codes: {
    AADSTS65001:
      'Nobody has consented yet that the bot acts for people: an administrator signs in once and accepts.',
    AADSTS90094: 'Only an administrator may consent to this: ask one to sign in first.',
    AADSTS50076:
      'Conditional Access wants a second factor: sign in again in the browser, where it can be asked for.',
    AADSTS50079: 'Conditional Access wants a second factor to be registered: sign in again in the browser.',
    AADSTS53003: 'A Conditional Access policy blocks this sign-in: its owner can say what it wants.',
    AADSTS50105:
      "This person is not assigned to the bot's enterprise application: an administrator assigns them.",
    AADSTS700016:
      'The application is not known in this tenant: check the client id, or that it was not deleted.',
    AADSTS7000229:
      'The application has no enterprise application in this tenant: its Overview in the portal offers to create the service principal.',
    AADSTS90002: 'Entra does not know this tenant: check its id.',
    CredentialTypeNotAllowedAsPerAppPolicy:
      'A policy of this tenant forbids client secrets. Type settings and choose a certificate.',
    CredentialInvalidLifetimeAsPerAppPolicy:
      'A policy of this tenant allows credentials for a shorter time only. Type settings and choose fewer days.',
    AADSTS7000215: "The client secret is wrong: use the secret's value, not its id.",
    AADSTS7000222: 'The client secret has expired: add a new one.',
  },
  keyVault: {
    forbidden:
      'Key Vault does not let Drawbridge sign with this key: give the identity of the bot the role Key Vault Crypto User on it.',
    unauthenticated:
      "Key Vault does not know the identity of the bot: it has to be in the vault's own tenant.",
    'not-found': 'Key Vault has no such key: copy the Key Identifier of the current version.',
  },
  forbidden: 'A permission is missing. Type permissions to see which, then setup to grant it.',
  unauthenticated: (detail: string) => `Entra refused the credential (${detail}). Type setup to mend it.`,
  throttled: 'Microsoft asks for a pause. Try again in a few minutes.',
  unknownTenant: (detail: string) =>
    `${detail} Has the bot's own application been added to it? Otherwise try again in a few minutes.`,
  unavailable: 'Microsoft did not answer. Try again in a few minutes.',
  answered: (detail: string) => `Microsoft answered: ${detail}`,
};
