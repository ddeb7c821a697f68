import type { DirectoryUser } from '../tenant/tenant';
import type { World } from '../world';
import { grantFault } from './failure';

/** A person who may sign in. @throws EntraFailure */
export function personWhoSignsIn({ tenant }: World, id: unknown): DirectoryUser {
  const user = tenant.users.find((candidate) => candidate.id === id);
  if (user === undefined) throw grantFault(50034, 'The user account does not exist in the directory.');
  if (!user.accountEnabled) throw grantFault(50057, 'The user account is disabled.');
  return user;
}
