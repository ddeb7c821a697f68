import { addressOf, deviceName, hashOfOwnFile, nameOf, ownFileName } from './believable-alerts';

/** A kind of query, as it is asked and as one would write it by hand. */
export interface QueryKind {
  name: string;
  query: string;
  /** The same as a condition on `a`, an alert of the tenant. */
  byHand: string;
  /** It finds as much however many alerts there are, so that an index should make it as fast. */
  constant?: boolean;
}

const words = (tsquery: string) => `a.words @@ '${tsquery}'::tsquery`;
const about = (kinds: string, condition: string) =>
  `(a.connection_id, a.id) in (select e.connection_id, e.alert_id from alert_entities e
    where e.tenant_id = a.tenant_id and e.kind in (${kinds}) and ${condition})`;
const named = (tsquery: string, phrase: string) =>
  `array_to_tsvector(string_to_array(btrim(e.search_text), ' ')) @@ '${tsquery}'::tsquery
    and e.search_text like '% ${phrase}%'`;

/** There is one in a small database too, and no other name begins with theirs in a large one. */
const PERSON = nameOf(1_999);
const [GIVEN = '', FAMILY = ''] = PERSON.split('.');
const DEVICE = deviceName(5);
const OWN = ownFileName(1_000).replace('.exe', '');
const HASH = hashOfOwnFile(1_000).slice(0, 16);
const ADDRESS = addressOf(1_000);

export const QUERY_KINDS: readonly QueryKind[] = [
  { name: 'newest', query: '', byHand: 'true', constant: true },
  { name: 'severity', query: 'severity:high', byHand: "a.severity = 'high'", constant: true },
  { name: 'status', query: 'status:new', byHand: "a.status = 'new'" },
  {
    name: 'user, one',
    query: `user:${PERSON}`,
    byHand: about("'user', 'mailbox'", named(`${GIVEN} & ${FAMILY}:*`, `${GIVEN} ${FAMILY}`)),
    constant: true,
  },
  {
    name: 'user, many',
    query: `user:${GIVEN}`,
    byHand: about("'user', 'mailbox'", named(`${GIVEN}:*`, GIVEN)),
  },
  { name: 'device', query: `device:${DEVICE}`, byHand: about("'device'", named('lap & h5:*', 'lap h5')) },
  {
    name: 'ip',
    query: `ip:${ADDRESS}`,
    byHand: about("'ip'", `(e.key = '${ADDRESS}' or e.key ^@ '${ADDRESS}.' or e.key ^@ '${ADDRESS}:')`),
    constant: true,
  },
  {
    name: 'hash',
    query: `hash:${HASH}`,
    byHand: about("'file', 'process'", named(`${HASH}:*`, HASH)),
    constant: true,
  },
  { name: 'word, rare', query: OWN, byHand: words(`${OWN}:*`), constant: true },
  { name: 'word, common', query: 'powershell', byHand: words('powershell:*') },
  {
    name: 'phrase',
    query: '"memory of LSASS"',
    byHand: `${words('memory & of & lsass:*')} and a.search_text like '% memory of lsass%'`,
  },
  { name: 'technique', query: 'technique:T1003', byHand: "a.techniques && array['T1003']" },
  { name: 'since', query: 'since:24h', byHand: "a.created_at >= $2::timestamptz - interval '24 hours'" },
  {
    name: 'until',
    query: 'until:90d',
    byHand: "a.created_at < $2::timestamptz - interval '90 days'",
    constant: true,
  },
  { name: 'has a file', query: 'has:file', byHand: about("'file'", 'true') },
  { name: 'has a comment', query: 'has:comment', byHand: 'a.comments > 0' },
  {
    name: 'mixed',
    query: `severity:high since:30d user:${PERSON} powershell`,
    byHand: `a.severity = 'high' and a.created_at >= $2::timestamptz - interval '30 days' and ${words('powershell:*')} and ${about("'user', 'mailbox'", named(`${GIVEN} & ${FAMILY}:*`, `${GIVEN} ${FAMILY}`))}`,
    constant: true,
  },
];
