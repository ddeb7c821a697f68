import type { Chapter } from '../chapter';

/** How the connection is looked after: what is found, and how it is mended. */
export const care: Chapter = async ({ page, product: { sandbox }, keeps }) => {
  await page.says('status');
  await page.sees('is connected and healthy');
  await keeps('status');
  await page.says('permissions');
  await page.sees('of 5 permissions granted');
  await keeps('permissions');
  await sandbox.control('expire', { days: 5 });
  await page.sees(/^The certificate .* expires in 4 days/);
  await keeps('finding');
  await page.says('credentials');
  await page.sees(/The certificate in use has 4 days left/);
  await keeps('credentials');
  await page.clicks('Rotate');
  await page.sees('Approve 2 changes');
  await keeps('rotation');
  await page.clicks('Approve 2 changes');
  await page.sees('2 changes made, tested and saved');
  await page.sees(/^Mended:/);
  await sandbox.control('revoke', { role: 'SecurityAlert.Read.All' });
  await page.sees('SecurityAlert.Read.All was taken away');
  await page.says('status');
  await keeps('status-findings');
  await page.clicks('Fix');
  await page.sees('Approve 1 change');
  await keeps('fix');
  await page.clicks('Approve 1 change');
  await page.sees('1 change made, tested and saved');
  await page.sees('All is well again with Drawbridge');
  await keeps('mended');
};
