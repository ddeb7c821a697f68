import type { SubjectKind } from '../../lookups/subject';
import { lookUpAddress, lookUpApp } from './activities-look-up';
import { lookUpDevice } from './device-look-up';
import { lookUpFile } from './file-look-up';
import type { LookUp } from './look-up';
import { lookUpMail } from './mail-look-up';
import { lookUpUser } from './user-look-up';

/** The look-up of each kind of subject. */
export const lookUps: Readonly<Record<SubjectKind, LookUp>> = {
  user: lookUpUser,
  device: lookUpDevice,
  ip: lookUpAddress,
  app: lookUpApp,
  file: lookUpFile,
  mail: lookUpMail,
};
