import { authenticationIn } from '../../../src/lookups/mail/authentication';
import { fieldsOf } from '../../../src/lookups/mail/headers';
import { defanged, defangedText, linksIn } from '../../../src/lookups/mail/links';
import { pathOf } from '../../../src/lookups/mail/path';
import { emlFrom } from '../../../src/lookups/quarantine/eml';

const results = (value: string) => authenticationIn([{ name: 'Authentication-Results', value }]);

describe('sender checks', () => {
  it('are read as Exchange Online writes them', () => {
    expect(
      results(
        'spf=softfail (sender IP is 198.51.100.77) smtp.mailfrom=a.example; dkim=none (message not signed) header.d=none;dmarc=fail action=none header.from=a.example;compauth=fail reason=001',
      ),
    ).toEqual({ spf: 'softfail', dkim: 'none', dmarc: 'fail', compauth: 'fail' });
    expect(results('mx.example; spf=pass smtp.mailfrom=a.example; dkim=pass header.d=a.example')).toEqual({
      spf: 'pass',
      dkim: 'pass',
    });
  });

  it('believes the topmost header only, and no comment or property', () => {
    const forged = { name: 'authentication-results', value: 'spf=pass; dkim=pass; dmarc=pass' };
    const real = { name: 'Authentication-Results', value: 'spf=fail; dmarc=fail' };
    expect(authenticationIn([real, forged])).toEqual({ spf: 'fail', dmarc: 'fail' });
    expect(results('spf=fail (; dmarc=pass (nested ; dkim=pass)) smtp.mailfrom="x; y"')).toEqual({
      spf: 'fail',
    });
    expect(results('spf=fail smtp.mailfrom=dmarc=pass; spf=pass')).toEqual({ spf: 'fail' });
  });

  // A bomb would run into the time limit of every test.
  it('bears bombs', () => {
    for (const value of [
      '('.repeat(1e6),
      'spf ='.repeat(2e5),
      `${' '.repeat(1e6)}spf=pass`,
      '=;'.repeat(5e5),
    ]) {
      expect(results(value)).toBeDefined();
    }
  });
});

describe('a header', () => {
  it('is unfolded, and ends where the text begins', () => {
    const fields = fieldsOf(
      'Subject: a\r\n b\r\nnot a field\r\nFrom: x@y.example\r\n\r\nTo: injected@y.example',
    );
    expect(fields).toEqual([
      { name: 'Subject', value: 'a b' },
      { name: 'From', value: 'x@y.example' },
    ]);
  });

  it('gives so many fields and no more', () => {
    expect(fieldsOf('X-A: b\r\n'.repeat(100_000)).length).toBe(500);
  });

  it('tells the path, the first server first', () => {
    const received = (value: string) => ({ name: 'Received', value });
    expect(
      pathOf([
        received('from b.example (by evil) by c.example with HTTPS; today'),
        received('from a.example ([192.0.2.1]) by b.example'),
        received('(from comment) nothing'),
        received('from \u202Eevil'),
      ]),
    ).toEqual(['evil', 'a.example', 'b.example']);
  });
});

describe('links', () => {
  it('come each once and cannot be followed', () => {
    const text =
      'https://a.example/x (https://a.example/x). javascript:alert(1) HTTP://B.example mailto:x@y.example';
    const { links, more } = linksIn(text);
    expect(links).toEqual([
      'https://a.example/x',
      'javascript:alert(1',
      'HTTP://B.example',
      'mailto:x@y.example',
    ]);
    expect(more).toBe(0);
    expect(links.map(defanged)).toEqual([
      'hxxps://a[.]example/x',
      'javascript[:]alert(1',
      'hxxp://B[.]example',
      'mailto[:]x[@]y[.]example',
    ]);
    expect(defangedText(text)).not.toMatch(/https?:|javascript:|mailto:/i);
  });

  it('are counted when there are ten thousand', () => {
    const text = Array.from({ length: 10_000 }, (_, index) => `https://a${index}.example/`).join(' ');
    const { links, more } = linksIn(text);
    expect(links).toHaveLength(200);
    expect(more).toBe(9_800);
  });
});

it('takes for an eml only what has a header', () => {
  const base64 = (text: string) => Buffer.from(text).toString('base64');
  expect(emlFrom(base64('From: a@b.example\r\n\r\nx'))?.toString()).toContain('From: a@b.example');
  for (const none of ['', '<html>', 'PK\u0003\u0004', '\r\nFrom: a@b.example', 'X-Nothing: 1\r\n\r\n'])
    expect(emlFrom(base64(none))).toBeUndefined();
});
