import { ACTIVITIES_OPERATION } from '../../microsoft/cloudapps/activities';
import { GraphFailure } from '../../microsoft/graph/failure';
import { texts } from '../../texts/texts';
import { whyMissing } from '../why-missing';

/**
 * Why activities cannot be shown, in words. What is no failure of Microsoft's is thrown on.
 * Source of the limit: learn.microsoft.com/defender-cloud-apps/api-introduction (30 requests a minute).
 */
export function whyNoActivities(error: unknown): string {
  if (!(error instanceof GraphFailure) || error.operation !== ACTIVITIES_OPERATION)
    return whyMissing(error, 'Directory.Read.All');
  if (error.kind === 'throttled') {
    const { retryAfterSeconds: wait } = error;
    return texts().activities.usedUp(wait === undefined ? undefined : Math.max(1, Math.ceil(wait)));
  }
  if (error.kind === 'unauthenticated') return texts().activities.tokenRefused(error.detail);
  return whyMissing(error, 'investigation.read');
}
