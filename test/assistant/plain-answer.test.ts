import { plainAnswer, refsIn, withoutRefs } from '../../src/assistant/plain-answer';

it.each([
  ['# Title\n\n**bold** and `code`', 'Title\n\nbold and code'],
  ['see [this](https://evil.example/?q=secret)', 'see this'],
  ['![pixel](https://evil.example/p.png?d=secret)', 'pixel'],
  ['go to https://evil.example/a or www.evil.example', 'go to (address left out) or (address left out)'],
  ['open ms-teams://join?x or javascript://x', 'open (address left out) or (address left out)'],
  ['<at>everyone</at> <img src=x>', 'everyone'],
  ['```json\n{"a":1}\n```', '{"a":1}'],
  ['', ''],
])('makes %j plain', (said, plain) => {
  expect(plainAnswer(said)).toBe(plain);
});

it('is quick and short whatever it is given', () => {
  for (const piece of ['[', '![](', '<', 'a://', '**', '\n#'])
    expect(plainAnswer(piece.repeat(100_000)).length).toBeLessThanOrEqual(1_500);
});

it('finds each reference once, and leaves out those that are not known', () => {
  const text = 'First [A2], then [A1], then [A2] and [A77].';
  expect(refsIn(text)).toEqual(['A2', 'A1', 'A77']);
  expect(withoutRefs(text, (ref) => ref !== 'A77')).toBe('First [A2], then [A1], then [A2] and.');
});
