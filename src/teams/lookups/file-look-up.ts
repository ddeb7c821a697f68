import { randomUUID } from 'node:crypto';
import type { Card } from '../../cards/card';
import { noticeCard } from '../../cards/notice';
import { alertsAbout } from '../../lookups/alerts-about';
import { readFile } from '../../lookups/file/file';
import { readAskedFile, readHash } from '../../lookups/file/hash';
import type { Asked } from '../../lookups/look-ups';
import { texts } from '../../texts/texts';
import { notConnected } from '../views/not-connected';
import { fileCard } from './file-view';
import { knownFromAlerts } from './known-from-alerts';
import type { LookUpTools } from './look-up';

/** What is known of a file by its hash, and of the device whose quarantine it is to be fetched from. */
export async function lookUpFile(asked: Asked, { services, timezone, show }: LookUpTools): Promise<Card> {
  const { hash: typed, device } = readAskedFile(asked.subject);
  const hash = readHash(typed);
  if (hash === undefined) return noHash(typed);
  const { clock } = services;
  const reach = await services.lookUps.begin(asked, 'liveResponse');
  if (reach.state === 'not-connected') return notConnected();
  if (reach.state === 'lacking') {
    const alerts = await alertsAbout(asked.tenantId, 'hash', hash.value, clock(), services);
    return knownFromAlerts(texts().file.unnamed(hash.value.slice(0, 12)), alerts, reach.why, clock());
  }
  const form = randomUUID();
  const draw = (parts: Parameters<typeof fileCard>[1]) =>
    fileCard({ hash, device, form }, parts, clock(), timezone);
  const parts = await readFile(reach, hash, device, { sources: services, clock }, (now) => {
    show(draw(now));
  });
  return draw(parts);
}

function noHash(typed: string): Card {
  const words = texts().file;
  const shown = typed.slice(0, 80);
  const isHexadecimal = /^[0-9a-f]+$/i.test(typed);
  return noticeCard({
    title: words.noHash,
    text: isHexadecimal ? words.noHashOfLength(shown, typed.length) : words.noHashBecause(shown),
  });
}
