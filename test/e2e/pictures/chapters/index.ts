import type { Chapter } from '../chapter';
import { act } from './act';
import { ask } from './ask';
import { byHand } from './by-hand';
import { care } from './care';
import { connect } from './connect';
import { leave } from './leave';
import { widen } from './widen';

/** The whole story, in the order in which it is told. */
export const chapters: readonly Chapter[] = [connect, care, widen, ask, act, leave, byHand];
