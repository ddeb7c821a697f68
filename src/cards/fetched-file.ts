import { type Card, template } from './card';
import { plainText } from './plain-text';
import { inNumbers, texts } from '../texts/texts';

interface FetchedFileView {
  /** What the archive is called. */
  name: string;
  /** In bytes, of the file. */
  size: number;
  sha256: string;
  sha1: string;
  md5: string;
  password: string;
  /** An address of our own. */
  url: string;
  /** The time of day, in words. */
  until: string;
}

const bind = template('fetched-file');

/** A file that waits for the one who reads this, with the password of its archive behind a button. */
export function fetchedFileCard({ name, size, url, until, ...rest }: FetchedFileView): Card {
  const words = texts().fetching.ready;
  const content = bind({
    name: plainText(name, 80),
    size: words.bytes(inNumbers(size)),
    sums: [
      { title: 'SHA-256', text: plainText(rest.sha256, 64) },
      { title: 'SHA-1', text: plainText(rest.sha1, 40) },
      { title: 'MD5', text: plainText(rest.md5, 32) },
    ],
    password: plainText(rest.password, 40),
    link: words.link(plainText(until, 30)),
    words: { ...words, download: texts().files.download },
    url,
  });
  // Nothing of it in the notification.
  return { content, text: words.title };
}
