export const settings = {
  title: (connection: string) => `Settings of ${connection}`,
  context: (organisation: string) => `${organisation} · changes take effect with an approval`,
  change: 'Change',
  notices: 'Notices',
  sendHere: 'Send them here',
  toOwner: 'Go to whoever set this up, in person',
  here: 'Come to this conversation',
  elsewhere: 'Go to another conversation',
  where: {
    title: 'Where should notices go?',
    text: 'Type notify here to get notices and new alerts of high severity in this conversation, or notify me to have notices in person.',
  },
  inPerson: {
    title: (connection: string) => `Notices of ${connection} go to whoever set it up`,
    text: 'Expiring credentials, missing permissions and stalled alerts are told in a personal chat. New alerts are told where somebody types watch and a query.',
  },
};
