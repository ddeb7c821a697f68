import type { Chapter } from '../chapter';

/** The record of it all, and the way out. */
export const leave: Chapter = async ({ page, keeps }) => {
  await page.says('audit');
  await page.sees('Entries cannot be changed');
  await keeps('audit');
  await page.says('disconnect');
  await page.sees('Show the plan, keep the alerts');
  await keeps('disconnect');
  await page.clicks('Show the plan, keep the alerts');
  await page.sees('Delete the application Drawbridge');
  await keeps('disconnect-plan');
};
