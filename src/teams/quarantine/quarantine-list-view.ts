import type { Card } from '../../cards/card';
import { lookUpCard } from '../../cards/lookup';
import { listed } from '../../listed';
import type { QuarantinedMail } from '../../microsoft/exchange/quarantine';
import { texts } from '../../texts/texts';
import { ago } from '../views/times';

export const PAGE_SIZE = 7;

const GRAVE = ['HighConfPhish', 'Malware', 'SPOMalware'];

interface ListView {
  found: readonly QuarantinedMail[];
  text: string;
  page: number;
}

/** One page of quarantined mails; each row opens. A page that is not full is the last. */
export function quarantineListCard({ found, text, page }: ListView, now: Date): Card {
  const first = (page - 1) * PAGE_SIZE + 1;
  const words = texts().quarantine;
  const { list } = texts();
  const range = found.length === 0 ? words.none : words.range(first, first + found.length - 1);
  const turn = (title: string, to: number) => ({
    title,
    verb: 'quarantine.list',
    data: { query: text, page: to },
  });
  return lookUpCard({
    title: found.length === 0 && page === 1 ? words.nothing : words.title,
    subtitle: text === '' ? words.everything : text,
    facts: [],
    sections: [
      {
        heading: words.mails,
        note: range,
        most: PAGE_SIZE,
        rows: found.map((mail) => ({
          name: mail.Subject ?? words.untitled,
          detail: [
            reasonOf(mail),
            statusOf(mail),
            `${mail.SenderAddress ?? words.unknownSender} → ${recipientsOf(mail)}`,
          ].join(' · '),
          when: agoOf(mail.ReceivedTime, now),
          ...(isGrave(mail) && { color: 'attention' as const }),
          open: { title: list.open, verb: 'quarantine.open', data: { id: mail.Identity } },
        })),
      },
    ],
    more: { title: '', lines: [] },
    state: found.length === 0 && text !== '' ? words.noMatch : '',
    buttons: [
      ...(found.length === PAGE_SIZE && page < 1000 ? [turn(list.next, page + 1)] : []),
      ...(page > 1 ? [turn(list.previous, page - 1)] : []),
    ],
  });
}

export function reasonOf({ QuarantineTypes, Type }: QuarantinedMail): string {
  const type = QuarantineTypes ?? Type ?? '';
  const { reasons, noReason } = texts().quarantine;
  return listed(reasons, type) ?? (type === '' ? noReason : type);
}

export function isGrave({ QuarantineTypes, Type }: QuarantinedMail): boolean {
  return GRAVE.includes(QuarantineTypes ?? Type ?? '');
}

export function statusOf({ ReleaseStatus }: QuarantinedMail): string {
  const status = ReleaseStatus ?? 'unknown';
  return listed(texts().quarantine.statuses, status) ?? status.toLowerCase();
}

export function recipientsOf({ RecipientAddress }: QuarantinedMail): string {
  const [first = texts().mail.nobodyKnown, ...others] = RecipientAddress ?? [];
  return others.length === 0 ? first : texts().quarantine.andMore(first, others.length);
}

function agoOf(time: string, now: Date): string {
  const at = new Date(time);
  return Number.isNaN(at.getTime()) ? '' : ago(at, now);
}
