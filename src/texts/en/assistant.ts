export const assistant = {
  what: 'What do you want to know?',
  example: 'Type the question after the word, such as: ask which users had most alerts this week?',
  looking: 'Looking into it',
  lookingText: 'This card changes as soon as there is an answer.',
  dontKnow: 'I do not know.',
  noAnswer: 'No answer to that',
  failures: {
    busy: 'The model has too much to do just now. Ask again in a minute, or ask in the words of alerts.',
    unreachable:
      'The model did not answer. Ask again, or ask in the words of alerts; whoever runs the bot finds the reason in its log.',
    'too-long':
      'What was found is more than the model can read at once. Ask for less, such as a shorter time.',
  },
  addressLeftOut: '(address left out)',
  lookedNothingUp: 'Written by a language model, which looked nothing up.',
  lookedUp: 'Written by a language model from what it looked up. Check it before you act:',
};
