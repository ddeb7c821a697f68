/** The smallest real calls that a connection is tested with. */
export const probes = {
  titles: {
    alerts: 'Alerts',
    incidents: 'Incidents',
    directory: 'Directory',
    signIns: 'Sign-in logs',
    hunting: 'Hunting',
    mail: 'Mail',
    cloudApps: 'Cloud apps',
    endpoint: 'Defender for Endpoint',
    quarantine: 'Quarantined mail',
  },
  signIn: 'Sign-in',
  token: (milliseconds: number) => `a token with every role, in ${milliseconds} ms`,
  answered: (milliseconds: number) => `answered in ${milliseconds} ms`,
  couldNot: (operation: string) => `Could not ${operation}`,
  quarantineRemedy:
    'Exchange wants the directory role Security Reader too; a new one counts after some minutes. Type setup to test again.',
};
