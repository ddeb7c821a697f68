import { parseAlert } from '../../src/alerts/model';
import { rawAlert, userEvidence } from './support/raw-alert';

const AT = new Date('2026-11-23T12:00:00Z');

function read(fields: Record<string, unknown>) {
  const parsed = parseAlert(rawAlert('one', AT, fields));
  if (!parsed.ok) throw new Error(parsed.problem);
  return parsed.alert;
}

it('reads what Graph gives', () => {
  expect(read({ lastUpdateDateTime: '2026-11-23T12:30:00.1234567Z' })).toMatchObject({
    id: 'one',
    title: 'Suspicious execution of hidden file',
    severity: 'low',
    status: 'new',
    source: 'microsoftDefenderForEndpoint',
    detection: 'antivirus',
    techniques: ['T1564.001'],
    incidentId: '28282',
    alertUrl: 'https://security.microsoft.com/alerts/one',
    createdAt: AT,
    version: '2026-11-23T12:30:00.123456Z',
  });
});

it('keeps words that it does not know, and does without those that are not there', () => {
  const alert = read({
    severity: 'critical',
    status: null,
    title: ' ',
    serviceSource: 5,
    mitreTechniques: [null, 'T1'],
  });
  expect(alert).toMatchObject({
    severity: 'critical',
    status: 'unknown',
    title: 'Alert without a title',
    source: 'unknown',
    techniques: ['T1'],
  });
});

it.each(['0001-01-01T00:00:00Z', '9999-12-31T23:59:59Z', 'soon', 5, null])('takes %j for no time', (time) => {
  expect(read({ createdDateTime: time }).createdAt).toEqual(AT);
  expect(parseAlert({ id: 'one', createdDateTime: time, lastUpdateDateTime: time }).ok).toBe(false);
});

it.each([
  'http://security.microsoft.com/a',
  'https://security.microsoft.com.evil.example/a',
  'https://security.microsoft.com@evil.example/a',
  'https://user:secret@security.microsoft.com/a',
  'https://security.microsoft.com:8443/a',
  'javascript:alert(1)',
  '//security.microsoft.com',
])('links to nothing but the portal: %s', (url) => {
  expect(read({ alertWebUrl: url, incidentWebUrl: url })).toMatchObject({
    alertUrl: undefined,
    incidentUrl: undefined,
  });
});

it('names an entity once, with all that is known of it', () => {
  const twice = {
    ...userEvidence('ALICE@contoso.com', 'Alice'),
    verdict: 'unknown',
    roles: ['attacked'],
    remediationStatus: 'active',
  };
  const { entities, evidence } = read({ evidence: [userEvidence('alice@contoso.com', 'Alice'), twice] });
  expect(evidence).toHaveLength(2);
  expect(entities).toEqual([
    expect.objectContaining({
      kind: 'user',
      key: 'alice@contoso.com',
      verdict: 'suspicious',
      remediation: 'active',
      roles: ['compromised', 'attacked'],
    }),
  ]);
});

it('names the user of a process, unless it is Windows itself', () => {
  const process = (userAccount: object) => ({
    '@odata.type': '#microsoft.graph.security.processEvidence',
    imageFile: { fileName: 'cmd.exe' },
    processCommandLine: 'cmd.exe /c whoami',
    userAccount,
  });
  const system = process({ accountName: 'SYSTEM', userSid: 'S-1-5-18' });
  const person = process({ accountName: 'alice', userSid: 'S-1-5-21-1' });
  expect(read({ evidence: [system] }).entities.map(({ kind }) => kind)).toEqual(['process']);
  expect(read({ evidence: [person] }).entities.map(({ name }) => name)).toEqual(['cmd.exe', 'alice']);
});
