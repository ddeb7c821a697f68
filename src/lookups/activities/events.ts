/** A kind of activity: the word to type, other words for it, and what the service calls it. */
export interface EventKind {
  word: string;
  also: readonly string[];
  types: readonly string[];
}

/**
 * The names are those of the service's own log: learn.microsoft.com/defender-cloud-apps/siem (sample activities), and
 * the filters of demisto/content (MicrosoftDefenderCloudApps) for failed sign-ins.
 */
export const EVENTS: readonly EventKind[] = [
  {
    word: 'sign-in',
    also: ['signin', 'sign-ins', 'signins', 'login', 'logins', 'logon', 'logons'],
    types: ['EVENT_CATEGORY_LOGIN', 'EVENT_CATEGORY_SSO_LOGIN'],
  },
  { word: 'failed', also: ['failed-sign-in', 'failed-login'], types: ['EVENT_CATEGORY_FAILED_LOGIN'] },
  { word: 'download', also: ['downloads', 'downloaded'], types: ['EVENT_CATEGORY_DOWNLOAD_FILE'] },
  { word: 'upload', also: ['uploads', 'uploaded'], types: ['EVENT_CATEGORY_UPLOAD_FILE'] },
];

/** The kind that a word stands for, if any. */
export function eventOf(word: string): EventKind | undefined {
  const wanted = word.toLowerCase();
  return EVENTS.find(({ word: own, also }) => own === wanted || also.includes(wanted));
}

/** Whether it is a sign-in that failed. */
export function isFailure(eventTypeName: string | null | undefined): boolean {
  return eventOf('failed')?.types.includes(eventTypeName ?? '') === true;
}
