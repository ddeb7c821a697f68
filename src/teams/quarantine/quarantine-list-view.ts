import type { Card } from '../../cards/card';
import { lookUpCard } from '../../cards/lookup';
import { listed } from '../../listed';
import type { QuarantinedMail } from '../../microsoft/exchange/quarantine';
import { ago } from '../views/times';

export const PAGE_SIZE = 7;

/** Why a mail is held back, for people. Source: get-quarantinemessage, QuarantineTypes. */
const REASONS: Readonly<Record<string, string>> = {
  Bulk: 'bulk mail',
  DataLossPrevention: 'data loss prevention',
  FileTypeBlock: 'blocked file type',
  HighConfPhish: 'phishing, high confidence',
  Malware: 'malware',
  Phish: 'phishing',
  Spam: 'spam',
  SPOMalware: 'malware in SharePoint',
  TransportRule: 'a mail flow rule',
};
const GRAVE = ['HighConfPhish', 'Malware', 'SPOMalware'];
const STATUSES: Readonly<Record<string, string>> = {
  NotReleased: 'held back',
  Requested: 'release asked for',
  PreparingToRelease: 'being released',
};

interface ListView {
  found: readonly QuarantinedMail[];
  text: string;
  page: number;
}

/** One page of quarantined mails; each row opens. A page that is not full is the last. */
export function quarantineListCard({ found, text, page }: ListView, now: Date): Card {
  const first = (page - 1) * PAGE_SIZE + 1;
  const range = found.length === 0 ? 'none' : `${first}–${first + found.length - 1}, newest first`;
  const turn = (title: string, to: number) => ({
    title,
    verb: 'quarantine.list',
    data: { query: text, page: to },
  });
  return lookUpCard({
    title: found.length === 0 && page === 1 ? 'Nothing in quarantine' : 'Mail in quarantine',
    subtitle: text === '' ? 'everything Exchange holds back' : text,
    facts: [],
    sections: [
      {
        heading: 'Mails',
        note: range,
        most: PAGE_SIZE,
        rows: found.map((mail) => ({
          name: mail.Subject ?? 'without a subject',
          detail: [
            reasonOf(mail),
            statusOf(mail),
            `${mail.SenderAddress ?? 'unknown'} → ${recipientsOf(mail)}`,
          ].join(' · '),
          when: agoOf(mail.ReceivedTime, now),
          ...(isGrave(mail) && { color: 'attention' as const }),
          open: { title: 'Open', verb: 'quarantine.open', data: { id: mail.Identity } },
        })),
      },
    ],
    more: { title: '', lines: [] },
    state:
      found.length === 0 && text !== ''
        ? 'Exchange compares whole addresses and whole subjects. Try fewer terms, or type: and since: alone.'
        : '',
    buttons: [
      ...(found.length === PAGE_SIZE && page < 1000 ? [turn('Next', page + 1)] : []),
      ...(page > 1 ? [turn('Previous', page - 1)] : []),
    ],
  });
}

export function reasonOf({ QuarantineTypes, Type }: QuarantinedMail): string {
  const type = QuarantineTypes ?? Type ?? '';
  return listed(REASONS, type) ?? (type === '' ? 'no reason given' : type);
}

export function isGrave({ QuarantineTypes, Type }: QuarantinedMail): boolean {
  return GRAVE.includes(QuarantineTypes ?? Type ?? '');
}

export function statusOf({ ReleaseStatus }: QuarantinedMail): string {
  const status = ReleaseStatus ?? 'unknown';
  return listed(STATUSES, status) ?? status.toLowerCase();
}

export function recipientsOf({ RecipientAddress }: QuarantinedMail): string {
  const [first = 'nobody known', ...others] = RecipientAddress ?? [];
  return others.length === 0 ? first : `${first} and ${others.length} more`;
}

function agoOf(time: string, now: Date): string {
  const at = new Date(time);
  return Number.isNaN(at.getTime()) ? '' : ago(at, now);
}
