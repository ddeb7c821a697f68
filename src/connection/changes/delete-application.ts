import { pathOfApplication } from '../application-path';
import type { ChangeKind } from '../change';
import { texts } from '../../texts/texts';

/**
 * Deletes the application, its credentials and its service principal with it. Entra keeps deleted ones for 30 days.
 * One that the organisation registered itself stays. Source: application-delete.
 */
export const deleteApplication: ChangeKind = {
  kind: 'delete-application',
  plan({ presence, identifiers }, { application }, connection) {
    if (presence === 'present' || application === undefined || identifiers.clientId !== undefined) return [];
    return [
      {
        kind: 'delete-application',
        key: connection.uniqueName,
        sentence: texts().plan.changes.deleteApplication(connection.name),
        reason: texts().plan.changes.deleteApplicationWhy,
        risky: true,
        request: { method: 'DELETE', path: pathOfApplication(connection) },
      },
    ];
  },
};

/**
 * Deletes for good what Entra keeps of it, so that nobody can restore it. Planned together with the deletion, and on
 * its own where that is done. Source: directory-deleteditems-delete.
 */
export const purgeApplication: ChangeKind = {
  kind: 'purge-application',
  plan({ presence, identifiers }, { application, deletedApplicationId }, connection) {
    const id = application?.id ?? deletedApplicationId;
    if (presence === 'present' || id === undefined || identifiers.clientId !== undefined) return [];
    return [
      {
        kind: 'purge-application',
        key: connection.uniqueName,
        sentence: texts().plan.changes.purgeApplication,
        reason: texts().plan.changes.purgeApplicationWhy,
        risky: true,
        request: { method: 'DELETE', path: `/directory/deletedItems/${id}` },
      },
    ];
  },
};
