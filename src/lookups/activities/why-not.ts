import { ACTIVITIES_OPERATION } from '../../microsoft/cloudapps/activities';
import { GraphFailure } from '../../microsoft/graph/failure';
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
    const when = wait === undefined ? 'in a minute' : `in ${Math.max(1, Math.ceil(wait))} s`;
    return `Defender for Cloud Apps takes 30 requests a minute, and they are used up. Try again ${when}.`;
  }
  if (error.kind === 'unauthenticated')
    return `Defender for Cloud Apps does not take this connection's token (${error.detail}). Type setup to test it again.`;
  return whyMissing(error, 'investigation.read');
}
