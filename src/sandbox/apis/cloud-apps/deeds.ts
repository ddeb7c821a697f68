import type { DirectoryUser } from '../../tenant/tenant';

/** What people use: a browser on a computer, one on a phone. */
export const agents = [
  {
    userAgent: ';Windows 11;Edge 131.0;',
    parts: { browser: 'EDGE', deviceType: 'DESKTOP', family: 'EDGE', name: 'Edge', os: 'windows' },
  },
  {
    userAgent: ';iOS 18.1;Safari 18.1;',
    parts: { browser: 'SAFARI', deviceType: 'MOBILE', family: 'SAFARI', name: 'Safari', os: 'ios' },
  },
] as const;

const files = ['Berth plan.xlsx', 'Salaries 2026.xlsx', 'Crane 4 manual.pdf', 'Board minutes.docx'] as const;

/** What an activity is made of. */
export interface Deed {
  user: DirectoryUser;
  app: { appId: number; appName: string };
  place: { countryCode: string; city?: string; clientIP: string };
  agent: (typeof agents)[number];
  what: ReturnType<typeof happening>;
  timestamp: number;
  /** In hexadecimal. */
  id: string;
}

/** What was done: mostly sign-ins, some downloads, and now and then a sign-in that failed. */
export function happening(roll: number) {
  if (roll < 15) {
    return {
      description:
        'Failed log on (Failure message: Error validating credentials due to invalid username or password.)',
      description_id: 'EVENT_DESCRIPTION_FAILED_LOGIN',
      eventTypeName: 'EVENT_CATEGORY_FAILED_LOGIN',
    };
  }
  if (roll < 120) {
    const file = files[roll % files.length] ?? files[0];
    return {
      description: `Download file: file ${file}`,
      eventTypeName: 'EVENT_CATEGORY_DOWNLOAD_FILE',
    };
  }
  return { description: 'Log on', eventTypeName: 'EVENT_CATEGORY_LOGIN' };
}
