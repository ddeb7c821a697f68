import type { SubjectKind } from '../../lookups/subject';
import { lookUpDevice } from './device-look-up';
import type { LookUp } from './look-up';
import { lookUpMail } from './mail-look-up';
import { lookUpUser } from './user-look-up';

/** The look-up of each kind of subject. */
export const lookUps: Readonly<Record<SubjectKind, LookUp>> = {
  user: lookUpUser,
  device: lookUpDevice,
  mail: lookUpMail,
};
