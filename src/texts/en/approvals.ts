export const approvals = {
  context: 'Each can be decided for a day, where it was asked for.',
  newest: 'Show the newest plan',
  nothing: 'Nothing waits for an approval',
  open: (plans: number, actions: number) =>
    `${[
      plans === 0 ? '' : plans === 1 ? '1 plan' : `${plans} plans`,
      actions === 0 ? '' : actions === 1 ? '1 action' : `${actions} actions`,
    ]
      .filter(Boolean)
      .join(' and ')} open`,
  plan: (changes: number, name: string) => `${changes} changes, asked for by ${name}`,
  action: (sentence: string, name: string) => `${sentence}, asked for by ${name}`,
  underWay: 'Approved, and being carried out',
  oneMore: (names: string, missing: number) => `Approved by ${names}; ${missing} more has to approve`,
  waitsFor: (name: string) => `Waits for ${name}`,
  waitsForOne: 'Waits for an approver',
  waitsForTwo: 'Waits for two people',
};
