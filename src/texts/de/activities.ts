import type { activities as english } from '../en/activities';

export const activities: typeof english = {};
