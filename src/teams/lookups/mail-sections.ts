import type { LookUpSection } from '../../cards/lookup';
import type { Authentication } from '../../lookups/mail/authentication';
import type { KnownMail } from '../../lookups/mail/evidence';
import { defanged } from '../../lookups/mail/links';
import type { Part } from '../../lookups/parts';
import type { Attachment } from '../../microsoft/graph/messages';
import { listed } from '../../listed';
import { inNumbers, texts } from '../../texts/texts';
import { translated } from '../../alerts/worded';
import { ago } from '../views/times';
import { noteOf } from './about-alerts';

const SHORT_HASH = 12;

/** Links, none of which can be followed. */
export function linkSection(links: readonly string[], more: number): LookUpSection {
  const words = texts().mail.links;
  const count = links.length + more;
  return {
    heading: words.heading,
    note: links.length === 0 ? texts().lookUp.none : words.counted(count, inNumbers(count)),
    rows: links.map((link) => ({ name: defanged(link), detail: '' })),
  };
}

/** Attachments by name, type, size and hash; what is in them is shown nowhere. */
export function attachmentSection(part: Part<readonly Attachment[]>): LookUpSection {
  const words = texts().mail.attachments;
  const { heading } = words;
  if (part.state !== 'there') return { heading, note: noteOf(part), rows: [] };
  const count = part.value.length;
  return {
    heading,
    note: count === 0 ? texts().lookUp.none : words.counted(count, inNumbers(count)),
    rows: part.value.map(({ name, contentType, size, sha256 }) => ({
      name: name ?? words.nameless,
      detail: [
        contentType,
        size == null ? undefined : sizeInWords(size),
        sha256 === undefined ? words.notHashed : `SHA-256 ${sha256.slice(0, SHORT_HASH)}…`,
      ]
        .filter(Boolean)
        .join(' · '),
    })),
  };
}

/** Who got the same, or the like; each copy opens. */
export function similarSection(part: Part<readonly KnownMail[]>, now: Date): LookUpSection {
  const words = texts().mail.similar;
  const { heading } = words;
  if (part.state !== 'there') return { heading, note: noteOf(part), rows: [] };
  const count = part.value.length;
  return {
    heading,
    note: count === 0 ? words.none : words.counted(count, inNumbers(count)),
    rows: part.value.map(({ recipient, subject, where, at, ...mail }) => {
      const id = mail.networkMessageId ?? mail.internetMessageId;
      return {
        name: recipient ?? words.unknownRecipient,
        detail: [where && translated(where), subject].filter(Boolean).join(' · '),
        ...(at !== undefined && { when: ago(at, now) }),
        ...(id !== undefined &&
          recipient !== undefined && {
            open: {
              title: texts().record.lookUp,
              verb: 'lookup.open',
              data: { kind: 'mail', name: `${id} ${recipient}` },
            },
          }),
      };
    }),
  };
}

/** "SPF fail, DKIM none, DMARC fail". */
export function checksInWords({ spf, dkim, dmarc, compauth }: Authentication): string {
  const words = texts().mail.checks;
  const said = (result: string) => listed(words.results, result) ?? result;
  const all = [
    spf && `SPF ${said(spf)}`,
    dkim && `DKIM ${said(dkim)}`,
    dmarc && `DMARC ${said(dmarc)}`,
    compauth && words.overall(said(compauth)),
  ];
  return all.filter(Boolean).join(', ') || words.none;
}

/** Whether the receiving side found that the sender is not who it says. */
export function failsChecks({ spf, dmarc, compauth }: Authentication): boolean {
  return dmarc === 'fail' || compauth === 'fail' || (dmarc === undefined && spf === 'fail');
}

export function sizeInWords(bytes: number): string {
  if (bytes < 1_000) return texts().lookUp.bytes(String(bytes));
  if (bytes < 1_000_000) return `${Math.round(bytes / 1_000)} kB`;
  const tenths = { minimumFractionDigits: 1, maximumFractionDigits: 1 };
  return `${(bytes / 1_000_000).toLocaleString(texts().numbers, tenths)} MB`;
}
