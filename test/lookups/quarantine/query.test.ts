import { readQuarantineQuery } from '../../../src/lookups/quarantine/query';

const NOW = new Date('2026-11-25T12:00:00Z');
const read = (text: string) => readQuarantineQuery(text, NOW);

it('becomes what Exchange documents', () => {
  expect(read('from:a@b.example,c@d.example type:phish,MALWARE since:24h subject:"Your parcel"')).toEqual({
    ok: true,
    filter: {
      SenderAddress: ['a@b.example', 'c@d.example'],
      QuarantineTypes: ['Phish', 'Malware'],
      StartReceivedDate: '2026-11-24T12:00:00.000Z',
      Subject: 'Your parcel',
    },
    text: 'from:a@b.example,c@d.example type:phish,MALWARE since:24h subject:"Your parcel"',
  });
  expect(read('Overdue payment 3301')).toMatchObject({ filter: { Subject: 'Overdue payment 3301' } });
  expect(read('id:a@b.example status:released')).toMatchObject({
    filter: { MessageId: '<a@b.example>', ReleaseStatus: ['Released'] },
  });
  expect(read('')).toEqual({ ok: true, filter: {}, text: '' });
});

it.each([
  ['colour:red', 'There is no colour: here'],
  ['from:alice', 'takes a whole address'],
  ['type:evil', 'type: takes Bulk'],
  ['since:whenever', 'since: takes'],
  ['-type:phish', 'leaves nothing out'],
  ['type:phish or type:spam', 'no "or"'],
  ['to:', 'has to follow to:'],
])('says what is wrong with %s', (text, words) => {
  const query = read(text);
  expect(query.ok ? '' : query.problem).toContain(words);
});
