import { sql } from 'drizzle-orm';
import type { Field } from '../field';
import { entityField, hasEntity } from './entity-field';

export const user = entityField(['user', 'mailbox'], {
  name: 'user',
  meantBy: ['account', 'upn', 'person', 'username'],
});

export const device = entityField(['device'], {
  name: 'device',
  meantBy: ['host', 'machine', 'computer', 'hostname'],
});

export const file = entityField(['file', 'process'], {
  name: 'file',
  meantBy: ['filename', 'process', 'path', 'image'],
});

export const url = entityField(['url'], {
  name: 'url',
  expects: 'an address, or words of it such as a domain',
  meantBy: ['link', 'domain', 'site', 'dns'],
  // Analysts pass addresses on as hxxps://evil[.]example; the brackets divide words as the dot does.
  read: (value) => value.replace(/^hxxp/i, 'http'),
});

export const mailbox = entityField(['mailbox'], {
  name: 'mailbox',
  meantBy: ['recipient', 'to', 'email', 'mail'],
});

/** An address, or the beginning of one, by whole numbers: 10.1 is the beginning of 10.1.4.2 and not of 10.10.4.2. */
export const ip: Field = {
  name: 'ip',
  expects: 'an IP address, or its beginning such as 10.1',
  meantBy: ['address', 'ipaddress', 'addr'],
  toSql(value, context) {
    const address = value
      .toLowerCase()
      .replaceAll('[.]', '.')
      .replace(/[.:*]+$/, '');
    if (!/^[0-9a-f.:]+$/.test(address)) return undefined;
    // `^@` is leakproof and `like` is not: under row-level security only the former reaches the index.
    const beginnings = ['.', ':'].map((divider) => sql`e.key ^@ ${address + divider}`);
    return hasEntity(context, ['ip'], sql`(e.key = ${address} or ${sql.join(beginnings, sql` or `)})`);
  },
};

export const hash: Field = {
  name: 'hash',
  expects: 'a SHA-256, SHA-1 or MD5 hash, or at least 6 characters of its beginning',
  meantBy: ['sha', 'sha256', 'sha1', 'md5', 'checksum'],
  ...(file.boundToHave && { boundToHave: file.boundToHave }),
  toSql(value, context) {
    const looksLikeOne = /^[0-9a-f]{6,64}$/i.test(value);
    return looksLikeOne ? file.toSql(value, context) : undefined;
  },
};
