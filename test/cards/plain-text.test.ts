import { plainParagraphs, plainText } from '../../src/cards/plain-text';

describe('plainText', () => {
  it('leaves ordinary text alone, in any script', () => {
    const text = 'Überweisung an 東京 & <b> 100 % {ok} $5 <attack> 👍';
    expect(plainText(text)).toBe(text);
  });

  it.each([
    '{{DATE(x)}}',
    '{{{DATE(x)}}}',
    '{\u200B{TIME(x)',
    '${title}',
    '$${title}',
    '<at>x</at>',
    '<\u00ADAT id="1">',
  ])('takes the life out of %j', (text) => {
    expect(plainText(text)).not.toMatch(/\{\{|\$\{|<\/?at\b/i);
  });

  it.each([
    '\u202Ex',
    '\u2066x',
    '\u061Cx',
    '\u200Fx',
    '\u00ADx',
    '\u{E0041}x',
    '\uD800x',
    '\u0007x',
    '\uFEFFx',
  ])('removes what cannot be seen from %j', (text) => {
    expect(plainText(text)).toBe('x');
  });

  it('makes one line of many, and no tower of marks', () => {
    expect(plainText(' a\r\n\tb\u2028c ')).toBe('a b c');
    expect(plainText(`e${'\u0301'.repeat(50)}`)).toBe(`e${'\u0301'.repeat(4)}`);
  });

  it('cuts by whole characters and says so', () => {
    expect(plainText('👍👍👍👍', 3)).toBe('👍👍…');
    expect(plainText('abc', 3)).toBe('abc');
  });

  it('may be applied twice', () => {
    const once = plainText('{{DATE(x)}} ${y} <at>z</at>');
    expect(plainText(once)).toBe(once);
  });
});

describe('plainParagraphs', () => {
  it('keeps lines, drops empty ones, and cuts the whole', () => {
    expect(plainParagraphs('one\r\n\n  two ', 100)).toBe('one\ntwo');
    expect(plainParagraphs('one\ntwo\nthree', 8)).toBe('one\ntwo…');
  });
});
