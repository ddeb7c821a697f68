/** Everything that somebody could put into an alert, a file name or a display name to be acted on. */
const HOSTILE =
  '[evil](https://evil.example) **evil** <at>evil</at> {{{DATE(2020-01-01T00:00:00Z, SHORT)}}} {{TIME(2020-01-01T00:00:00Z)}} ' +
  '${title} $${$root} \u202Elive\u2066 \u0000\u0007 <script>evil</script>';

/** Long, and three bytes a letter. */
const LONG = '漢字'.repeat(2500);
const MANY = 30;

/** What the program itself chooses, and no text to be shown. */
const CHOSEN = [
  'state',
  'mark',
  'tone',
  'verb',
  'data',
  'id',
  'approval',
  'action',
  'url',
  'connection',
  'kind',
  'what',
  'open',
  'form',
  'color',
];
/** Few by design, and their number is the caller's choice. */
const FEW = [
  'topics',
  'buttons',
  'links',
  'facts',
  'fields',
  'guidance',
  'range',
  'resourceAccess',
  'requests',
  'requiredResourceAccess',
  'keyCredentials',
];

/** The same sample with hostile text wherever text from outside could stand. */
export function hostile(sample: object): object {
  return mapped(
    sample,
    () => HOSTILE,
    (items) => items,
  );
}

/** The same sample with every text too long and every list too long. */
export function inflated(sample: object): object {
  return mapped(
    sample,
    () => LONG,
    (items) => Array.from({ length: MANY }, () => items).flat(),
  );
}

type Lists = (items: readonly unknown[]) => unknown[] | readonly unknown[];

function mapped(sample: object, text: () => string, list: Lists): object {
  const change = (value: unknown, key: string): unknown => {
    if (CHOSEN.includes(key)) return value;
    if (typeof value === 'string') return value === '' ? '' : text();
    if (Array.isArray(value)) {
      const items = value.map((item) => change(item, key));
      return FEW.includes(key) ? items : list(items);
    }
    if (value === null || typeof value !== 'object') return value;
    return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, change(inner, name)]));
  };
  return change(sample, '') as object;
}
