import type { Check } from '../check';
import { botIdentity } from './bot-identity';
import { clock } from './clock';
import { database } from './database';
import { endpoint } from './endpoint';
import { manifest } from './manifest';
import { outgoing } from './outgoing';
import { ownIdentity } from './own-identity';
import { vault } from './vault';

/** Everything that is looked at, what others rest on first. */
export const CHECKS: readonly Check[] = [
  database,
  vault,
  outgoing,
  clock,
  ownIdentity,
  botIdentity,
  endpoint,
  manifest,
];
