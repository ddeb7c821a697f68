import type { LookUpSection } from '../../cards/lookup';
import type { Authentication } from '../../lookups/mail/authentication';
import type { KnownMail } from '../../lookups/mail/evidence';
import { defanged } from '../../lookups/mail/links';
import type { Part } from '../../lookups/parts';
import type { Attachment } from '../../microsoft/graph/messages';
import { ago } from '../views/times';
import { noteOf } from './about-alerts';

const SHORT_HASH = 12;

/** Links, none of which can be followed. */
export function linkSection(links: readonly string[], more: number): LookUpSection {
  return {
    heading: 'Links',
    note: links.length === 0 ? 'none' : counted(links.length + more, 'different link'),
    rows: links.map((link) => ({ name: defanged(link), detail: '' })),
  };
}

/** Attachments by name, type, size and hash; what is in them is shown nowhere. */
export function attachmentSection(part: Part<readonly Attachment[]>): LookUpSection {
  const heading = 'Attachments';
  if (part.state !== 'there') return { heading, note: noteOf(part), rows: [] };
  return {
    heading,
    note: part.value.length === 0 ? 'none' : counted(part.value.length, 'file'),
    rows: part.value.map(({ name, contentType, size, sha256 }) => ({
      name: name ?? 'without a name',
      detail: [
        contentType,
        size == null ? undefined : sizeInWords(size),
        sha256 === undefined ? 'not hashed' : `SHA-256 ${sha256.slice(0, SHORT_HASH)}…`,
      ]
        .filter(Boolean)
        .join(' · '),
    })),
  };
}

/** Who got the same, or the like; each copy opens. */
export function similarSection(part: Part<readonly KnownMail[]>, now: Date): LookUpSection {
  const heading = 'Also to others';
  if (part.state !== 'there') return { heading, note: noteOf(part), rows: [] };
  return {
    heading,
    note: part.value.length === 0 ? 'none known' : counted(part.value.length, 'mail'),
    rows: part.value.map(({ recipient, subject, where, at, ...mail }) => {
      const id = mail.networkMessageId ?? mail.internetMessageId;
      return {
        name: recipient ?? 'unknown recipient',
        detail: [where, subject].filter(Boolean).join(' · '),
        ...(at !== undefined && { when: ago(at, now) }),
        ...(id !== undefined &&
          recipient !== undefined && {
            open: {
              title: 'Look up',
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
  const all = [
    spf && `SPF ${spf}`,
    dkim && `DKIM ${dkim}`,
    dmarc && `DMARC ${dmarc}`,
    compauth && `overall ${compauth}`,
  ];
  return all.filter(Boolean).join(', ') || 'no results in the header';
}

/** Whether the receiving side found that the sender is not who it says. */
export function failsChecks({ spf, dmarc, compauth }: Authentication): boolean {
  return dmarc === 'fail' || compauth === 'fail' || (dmarc === undefined && spf === 'fail');
}

export function sizeInWords(bytes: number): string {
  if (bytes < 1_000) return `${bytes} bytes`;
  return bytes < 1_000_000 ? `${Math.round(bytes / 1_000)} kB` : `${(bytes / 1_000_000).toFixed(1)} MB`;
}

/** "1 file", "3 files". */
function counted(count: number, word: string): string {
  return `${count.toLocaleString('en')} ${word}${count === 1 ? '' : 's'}`;
}
