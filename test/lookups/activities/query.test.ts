import { filtersOf } from '../../../src/lookups/activities/filters';
import { readActivityQuery } from '../../../src/lookups/activities/query';
import { subjectOf } from '../../../src/lookups/subject';
import { readEvidence } from '../../../src/alerts/evidence/read-evidence';

const now = new Date('2026-11-25T12:00:00Z');

function read(text: string) {
  const found = readActivityQuery(text, now);
  if (!found.ok) throw new Error(found.problem.message);
  return found.query;
}

function problemOf(text: string) {
  const found = readActivityQuery(text, now);
  return found.ok ? undefined : found.problem;
}

it.each([
  ['elin.haugen@contoso.example', 'user:elin.haugen@contoso.example'],
  ['203.0.113.24', 'ip:203.0.113.24'],
  ['203.0[.]113.24 failed', 'ip:203.0.113.24 event:failed'],
  ['fe80::1', 'ip:"fe80::1"'],
  ['abcd::1', 'ip:"abcd::1"'],
  ['elin haugen since:24h download', 'elin haugen since:24h event:download'],
  ['app:"share point",teams -country:nl', 'app:"share point",teams -country:NL'],
  ['-login', '-event:sign-in'],
  ['device:Mobile', 'device:mobile'],
  ['', ''],
])('reads %s', (text, written) => {
  expect(read(text).text).toBe(written);
  expect(read(written).text).toBe(written);
});

it.each([
  ['usr:ava', 'user:ava'],
  ['who:ava', 'user:ava'],
  ['event:dowload', 'event:download'],
])('says what may be meant by %s', (text, meant) => {
  expect(problemOf(text)?.suggestion).toBe(meant);
});

it.each(['ip:300.1.1.1', 'since:tomorrow', '-since:1d', 'country:Holland', 'user:', 'a'.repeat(301)])(
  'takes no %s',
  (text) => {
    expect(problemOf(text)).toBeDefined();
  },
);

it('takes one of each field', () => {
  expect(problemOf('event:download event:upload')?.message).toContain('event:download,upload');
  expect(problemOf('event:download -event:upload')).toBeUndefined();
});

it('asks with the filters and operators that are documented, and for nothing later than the first page', () => {
  const { conditions } = read(
    'user:a@b.example,c@d.example -ip:192.0.2.1 app:20893 country:nl device:mobile sign-in since:1d until:1h',
  );
  expect(filtersOf(conditions, now, now)).toEqual({
    'user.username': { eq: ['a@b.example', 'c@d.example'] },
    'ip.address': { neq: ['192.0.2.1'] },
    service: { eq: [20_893] },
    'location.country': { eq: ['NL'] },
    'device.type': { eq: ['MOBILE'] },
    'activity.eventType': { eq: ['EVENT_CATEGORY_LOGIN', 'EVENT_CATEGORY_SSO_LOGIN'] },
    date: { gte: Date.parse('2026-11-24T12:00:00Z'), lte: Date.parse('2026-11-25T11:00:00Z') },
  });
  expect(filtersOf([], now, now)).toEqual({ date: { lte: now.getTime() } });
});

it('leads from evidence to an address, and to an app that Cloud Apps has a number of', () => {
  const of = (type: string, own: object) => {
    const evidence = { '@odata.type': `#microsoft.graph.security.${type}`, ...own };
    return subjectOf(readEvidence(evidence).entity);
  };
  expect(of('ipEvidence', { ipAddress: '203.0.113.24' })).toEqual({ kind: 'ip', name: '203.0.113.24' });
  expect(of('ipEvidence', { ipAddress: 'x OR 1=1' })).toBeUndefined();
  expect(of('cloudApplicationEvidence', { displayName: 'Box', appId: 10_489 })).toEqual({
    kind: 'app',
    name: '10489',
  });
  const appId = '00000003-0000-0000-c000-000000000000';
  expect(of('oauthApplicationEvidence', { displayName: 'Mail Insights', appId })).toBeUndefined();
});
