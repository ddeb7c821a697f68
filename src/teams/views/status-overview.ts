import type { Card } from '../../cards/card';
import { type FindingRow, findingsCard } from '../../cards/findings';
import type { Checkup } from '../../health/check';
import { type Severity, SEVERITIES } from '../../health/finding';
import { colorOf } from './bulletin-view';
import { findingButtons } from './finding-buttons';
import { connectionFacts } from './status-view';

type Seen = Checkup & { now: Date };

/** Every connection of a tenant on one card, the worst first, each with what mends the worst about it. */
export function statusOverview(checkups: readonly Checkup[], now: Date): Card {
  const needy = checkups.filter((one) => isNeedy(one));
  return findingsCard({
    tone: needy.length === 0 ? 'good' : 'attention',
    headline:
      needy.length === 0
        ? `${checkups.length === 2 ? 'Both' : `All ${checkups.length}`} connections are healthy`
        : `${needy.length} of ${checkups.length} connections ${needy.length === 1 ? 'needs' : 'need'} you`,
    context: 'Checked just now',
    detour: '',
    rows: worstFirst(checkups).map((checkup) => row({ ...checkup, now })),
    elsewhere: 'status and a name',
    canSnooze: false,
    buttons: [
      { title: 'Permissions', verb: 'command.run', data: { text: 'permissions all' } },
      { title: 'Credentials', verb: 'command.run', data: { text: 'credentials all' } },
    ],
  });
}

function isNeedy({ open, facts }: Checkup): boolean {
  return facts.connection.savedAt === undefined || open.some(({ severity }) => severity !== 'note');
}

function worstFirst(checkups: readonly Checkup[]): Checkup[] {
  const rank = (one: Checkup) => {
    const worst: Severity | undefined = one.open[0]?.severity;
    return worst === undefined ? SEVERITIES.length - (isNeedy(one) ? 1 : 0) : SEVERITIES.indexOf(worst);
  };
  return [...checkups].sort((a, b) => rank(a) - rank(b));
}

function row(checkup: Seen): FindingRow {
  const { open, facts } = checkup;
  const { id, name, savedAt } = facts.connection;
  const show = { title: 'Show', verb: 'command.run', data: { text: `status ${name}` } };
  const known = connectionFacts(checkup)
    .map(({ title, text }) => `${title} ${text}`)
    .join(' · ');
  const [worst] = open;
  if (savedAt === undefined) {
    const goOn = { title: 'Go on', verb: 'setup.start', data: { connection: id } };
    const detail = 'The setup is not finished: nothing is read until it is.';
    return { title: name, mark: '○', color: 'default', detail, state: '', fixes: [goOn, show] };
  }
  if (worst === undefined)
    return { title: name, mark: '✓', color: 'good', detail: known, state: '', fixes: [show] };
  return {
    title: name,
    mark: worst.severity === 'note' ? '○' : '✕',
    color: colorOf(worst.severity),
    detail: open.length === 1 ? worst.title : `${worst.title}, and ${open.length - 1} more`,
    state: known,
    fixes: [...findingButtons(worst).slice(0, 1), show],
  };
}
