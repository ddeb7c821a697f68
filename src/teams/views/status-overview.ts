import type { Card } from '../../cards/card';
import { type FindingRow, findingsCard } from '../../cards/findings';
import type { Checkup } from '../../health/check';
import { SEVERITIES, type Severity, translated } from '../../health/finding';
import { colorOf } from './bulletin-view';
import { findingButtons } from './finding-buttons';
import { connectionFacts } from './status-view';
import { texts } from '../../texts/texts';

type Seen = Checkup & { now: Date };

/** Every connection of a tenant on one card, the worst first, each with what mends the worst about it. */
export function statusOverview(checkups: readonly Checkup[], now: Date): Card {
  const needy = checkups.filter((one) => isNeedy(one));
  return findingsCard({
    tone: needy.length === 0 ? 'good' : 'attention',
    headline:
      needy.length === 0
        ? texts().status.allHealthy(checkups.length)
        : texts().status.someNeedYou(needy.length, checkups.length),
    context: texts().status.checked,
    detour: '',
    rows: worstFirst(checkups).map((checkup) => row({ ...checkup, now })),
    elsewhere: texts().status.andAName,
    canSnooze: false,
    buttons: [
      { title: texts().status.permissions, verb: 'command.run', data: { text: 'permissions all' } },
      { title: texts().status.credentials, verb: 'command.run', data: { text: 'credentials all' } },
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
  const show = { title: texts().buttons.show, verb: 'command.run', data: { text: `status ${name}` } };
  const known = connectionFacts(checkup)
    .map(({ title, text }) => `${title} ${text}`)
    .join(' · ');
  const [worst] = open.map(translated);
  if (savedAt === undefined) {
    const goOn = { title: texts().status.goOn, verb: 'setup.start', data: { connection: id } };
    const detail = texts().status.unfinishedShort;
    return { title: name, mark: '○', color: 'default', detail, state: '', fixes: [goOn, show] };
  }
  if (worst === undefined)
    return { title: name, mark: '✓', color: 'good', detail: known, state: '', fixes: [show] };
  return {
    title: name,
    mark: worst.severity === 'note' ? '○' : '✕',
    color: colorOf(worst.severity),
    detail: open.length === 1 ? worst.title : texts().status.andMore(worst.title, open.length - 1),
    state: known,
    fixes: [...findingButtons(worst).slice(0, 1), show],
  };
}
