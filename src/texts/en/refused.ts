/** What is answered instead of doing what was asked. */
export const refused = {
  tooMany: {
    title: 'One moment',
    text: (most: number) =>
      `That was more than ${most} requests within a minute. Nothing was done; go on in a few seconds.`,
  },
  secret: {
    title: 'That looks like a secret',
    text: 'Delete your message: whoever reads this conversation can read it. Drawbridge has not kept it. A secret goes into the form of the setup only, where it is hidden; a certificate is better still.',
  },
};
