import { quarantined } from '../../apis/exchange/quarantine';
import { messagesOf } from '../../graph/mail/usual-messages';
import type { World } from '../../world';
import { hashOf } from './daily';
import { happenings, textAt } from './happenings';

/** A mail that came to somebody, as the tables about mail see it. */
export interface Mail {
  at: Date;
  /** NetworkMessageId. */
  id: string;
  internetId: string;
  sender: string;
  recipient: string;
  subject: string;
  threat: string;
  location: string;
  url: string;
  attachment: string;
  /** The first one was clicked. */
  clicked: boolean;
}

const ALSO = 2;

/** What lies in mailboxes and in quarantine, and the mails of alerts with copies to others. */
export function mails(world: World): Mail[] {
  return [...mailsOfAlerts(world), ...held(world), ...usual(world)];
}

/** The mails of alerts, with copies to others. */
export function mailsOfAlerts(world: World): Mail[] {
  const staff = world.tenant.users.filter(
    ({ accountEnabled, userType }) => accountEnabled && userType === 'Member',
  );
  return happenings(world).flatMap(({ at, of }) =>
    of('analyzedMessageEvidence').flatMap((message) => {
      const first = mailOf(message, at);
      const index = staff.findIndex(({ userPrincipalName }) => userPrincipalName === first.recipient);
      const others = Array.from(
        { length: ALSO },
        (_, more) => staff[(index + 3 * (more + 1)) % staff.length],
      );
      const copies = others.flatMap((person, more) => {
        if (person === undefined) return [];
        const id = guid(hashOf(`${first.id} ${more}`, 'sha256'));
        return { ...first, id, recipient: person.userPrincipalName, location: 'Junk folder', clicked: false };
      });
      return [first, ...copies];
    }),
  );
}

function mailOf(message: Record<string, unknown>, at: Date): Mail {
  const [url] = Array.isArray(message['urls']) ? (message['urls'] as unknown[]) : [];
  return {
    at,
    id: textAt(message, 'networkMessageId'),
    internetId: textAt(message, 'internetMessageId'),
    sender: textAt(message, 'p2Sender.emailAddress'),
    recipient: textAt(message, 'recipientEmailAddress'),
    subject: textAt(message, 'subject'),
    threat: 'Phish',
    location: 'Inbox/folder',
    url: typeof url === 'string' ? url : '',
    attachment: Number(message['attachmentsCount']) > 0 ? 'parcel-label.pdf' : '',
    clicked: true,
  };
}

function held(world: World): Mail[] {
  return quarantined(world).map((message) => ({
    at: new Date(message.ReceivedTime),
    id: message.Identity.split('\\')[0] ?? '',
    internetId: message.MessageId,
    sender: message.SenderAddress,
    recipient: message.RecipientAddress[0] ?? '',
    subject: message.Subject,
    threat: message.Type === 'HighConfPhish' ? 'Phish' : message.Type,
    location: 'Quarantine',
    url: '',
    attachment: message.Type === 'Malware' ? 'document.zip' : '',
    clicked: false,
  }));
}

function usual(world: World): Mail[] {
  const staff = world.tenant.users.filter(
    ({ accountEnabled, userType }) => accountEnabled && userType === 'Member',
  );
  return staff.flatMap((user) =>
    messagesOf(world, user).map((message) => ({
      at: new Date(textAt(message, 'receivedDateTime')),
      id: guid(hashOf(textAt(message, 'id'), 'sha256')),
      internetId: textAt(message, 'internetMessageId'),
      sender: textAt(message, 'from.emailAddress.address'),
      recipient: user.userPrincipalName,
      subject: textAt(message, 'subject'),
      threat: '',
      location: 'Inbox/folder',
      url: '',
      attachment: message['hasAttachments'] === true ? 'invoice-20418.pdf' : '',
      clicked: false,
    })),
  );
}

function guid(hex: string): string {
  return hex.slice(0, 32).replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}
