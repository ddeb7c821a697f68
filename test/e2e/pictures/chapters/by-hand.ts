import { asAdministrator } from '../../../support/portal';
import type { Chapter } from '../chapter';

/** A second connection, made in the portal by somebody who prefers that. */
export const byHand: Chapter = async ({ page, product: { sandbox }, keeps }) => {
  await sandbox.control('propagation', { minSeconds: 0, maxSeconds: 0, flap: 0 });
  const portal = await asAdministrator(sandbox, sandbox.user('Global Administrator'));
  await page.says('setup Incident response');
  await page.sees('Connect Contoso Harbour: Incident response to Defender');
  await page.clicks('I do it in the portal');
  await page.sees('What is Drawbridge to do?');
  await page.clicks('Next: Registration');
  await page.sees('Register the application in the portal');
  const { appId } = await portal.registers('Incident response');
  await page.fillsIn(0, appId);
  await page.fillsIn(1, sandbox.tenantId);
  await keeps('manual-registration');
  await page.clicks('Next: Permissions');
  await page.sees('Give it its permissions in the portal');
  await keeps('manual-permissions');
  await page.clicks('Next: Credential');
  await page.sees('Give it a certificate or a secret');
  await keeps('manual-credential');
  const { secretText } = await portal.addsSecret(appId);
  await page.fillsIn(2, secretText);
  await page.clicks('Next: Identifiers');
  await page.sees('Where is everything?');
  await page.clicks('Show the plan');
  await page.sees(/things are left/);
  await keeps('manual-left');
};
