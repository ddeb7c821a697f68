import type { Chapter } from '../chapter';

/** More capabilities, approved by somebody who signs in. */
export const widen: Chapter = async ({ page, product, keeps }) => {
  await page.says('settings');
  await page.sees('Settings of Drawbridge');
  await keeps('settings');
  await page.says('setup');
  await page.sees('There is nothing to change');
  await page.clicks('Change settings');
  await page.sees('What is Drawbridge to do?');
  for (const choice of [/Phishing mail:/, /Cloud apps:/, /Live response:/, /Quarantined mail:/, /Triage:/])
    await page.ticks(choice);
  await page.clicks('Next: Sign-in');
  await page.sees('How does the connection sign in?');
  await page.clicks('Next: Identifiers');
  await page.sees('Where is everything?');
  await keeps('setup-portal-url');
  await page.fills('contoso.eu2.portal.cloudappsecurity.com', new URL(product.sandbox.url).host);
  await page.clicks('Next: Alerts');
  await page.sees('Which alerts are read?');
  await page.clicks('Next: People');
  await page.sees('Who may do what?');
  await page.chooses(1, 'By the approver, who signs in');
  await page.clicks('Next: Actions');
  await page.sees('Who may act on alerts, mail and devices?');
  await keeps('setup-actions');
  await page.clicks('Next: Plan');
  await page.sees('Give it the directory role Security Reader');
  await keeps('setup-plan-more');
  await page.clicks('Approve 11 changes');
  await page.sees('Sign in to approve');
  await keeps('setup-sign-in');
  await page.signsIn('Sign in', /Ada Lindqvist/, /Signed in, and approved/, 'sign-in');
  await page.sees('11 changes made, tested and saved');
};
