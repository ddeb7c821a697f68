import { until } from '../support/teams-channel';
import { CHROMIUM, hasChromium } from './support/chromium';
import { openPlayground, type PlaygroundPage } from './support/playground-page';
import { type Product, startProduct } from './support/product';

if (!hasChromium && process.env['REQUIRE_CHROMIUM'] !== undefined)
  throw new Error(`There is no Chromium at ${CHROMIUM}.`);
if (!hasChromium) process.stdout.write(`Skipped: no Chromium at ${CHROMIUM}. Install it, or set CHROMIUM.\n`);

let product: Product;
let page: PlaygroundPage;

(hasChromium ? describe : describe.skip)('a newcomer with a browser', () => {
  beforeAll(async () => {
    product = await startProduct();
    page = await openPlayground(product.page, 'light');
  });
  afterAll(async () => {
    await page.close();
    await product.remove();
  });

  it('is greeted, and helped', async () => {
    await page.picture('1-welcome');
    await page.says('help');
    await page.sees('What you can ask');
    await page.picture('2-help');
  });

  it('goes from setup to alerts with three clicks', async () => {
    await page.says('setup');
    await page.sees('Recommended settings');
    await page.picture('3-setup');
    await page.clicks('Connect with recommended settings');
    await page.sees('nothing has been changed yet');
    await page.picture('4-plan');
    await page.clicks('Approve 9 changes');
    await page.sees(/of 9 done/);
    await page.picture('5-progress');
    await page.sees(/alerts so far/);
    await page.picture('6-done');
    await page.clicks('Show alerts');
    await page.sees(/1–7 of \d+/);
    await page.picture('7-alerts');
  });

  it('opens an alert, and looks at the state of the connection', async () => {
    await page.says('alerts severity:high powershell');
    await page.sees('severity:high powershell');
    await page.picture('8-query');
    await page.opens(/Suspicious PowerShell/);
    await page.sees('Evidence');
    await page.picture('9-alert');
    await page.says('status');
    await page.sees('is connected and healthy');
    await page.picture('10-status');
    await page.says('permissions');
    await page.sees('5 of 5 permissions granted');
    await page.picture('11-permissions');
    await page.says('alrets');
    await page.sees('Did you mean alerts?');
    await page.picture('12-mistyped');
  });

  it('is told what goes wrong without a word typed, and mends it with a button', async () => {
    await product.sandbox.control('expire', { days: 5 });
    await page.sees(/^The certificate .* expires in 4 days/);
    await page.picture('27-notice');
    await page.clicks('Rotate');
    await page.sees('Add a certificate');
    await page.picture('28-rotation');
    await page.clicks('Approve 2 changes');
    await page.sees('2 changes made, tested and saved');
    await page.sees(/^Mended:/);
    await page.picture('29-mended');
    await page.says('credentials');
    await page.sees(/The certificate in use has 36\d days left/);
    await page.picture('30-credentials');
    await product.sandbox.control('revoke', { role: 'SecurityAlert.Read.All' });
    await page.sees('SecurityAlert.Read.All was taken away');
    await page.picture('31-revoked');
    await page.clicks('Fix');
    await page.clicks('Approve 1 change');
    await page.sees('1 change made, tested and saved');
    await page.sees('All is well again with Drawbridge');
    await page.picture('32-mended-again');
  });

  it('switches everything on, and signs in to approve it', async () => {
    await page.says('setup');
    await page.sees('There is nothing to change');
    await page.clicks('Change settings');
    await page.sees('What is Drawbridge to do?');
    for (const choice of [/Phishing mail:/, /Cloud apps:/, /Live response:/, /Quarantined mail:/, /Triage:/])
      await page.ticks(choice);
    await page.picture('13-capabilities');
    await page.clicks('Next: Sign-in');
    await page.sees('How does the connection sign in?');
    await page.picture('14-sign-in-kind');
    await page.clicks('Next: Identifiers');
    await page.sees('Where is everything?');
    await page.fills('contoso.eu2.portal.cloudappsecurity.com', 'contoso.example');
    await page.clicks('Next: Alerts');
    await page.sees('contoso.example is not an address of Defender for Cloud Apps');
    await page.picture('15-portal-url-wrong');
    await page.fills('contoso.eu2.portal.cloudappsecurity.com', new URL(product.sandbox.url).host);
    await page.clicks('Next: Alerts');
    await page.sees('Which alerts are read?');
    await page.picture('16-alert-source');
    await page.clicks('Next: People');
    await page.sees('Who may do what?');
    await page.chooses(1, 'By the approver, who signs in');
    await page.picture('17-people');
    await page.clicks('Next: Actions');
    await page.sees('Who may act on alerts, mail and devices?');
    await page.picture('17b-actions');
    await page.clicks('Next: Plan');
    await page.sees('Give it the directory role Security Reader');
    await page.picture('18-whole-plan');
    await page.clicks('Choose changes');
    await page.sees('Which changes?');
    await page.picture('19-choose-changes');
    await page.clicks('Back to the plan');
    await page.clicks('Approve 11 changes');
    await page.sees('Sign in to approve');
    await page.picture('20-sign-in-first');
    await page.signsIn('Sign in', /Ada Lindqvist/, /Signed in, and approved/, '21-sign-in');
    await page.sees('11 changes made, tested and saved');
    await page.picture('22-whole-done');
    await page.says('settings');
    await page.sees('Settings of Drawbridge');
    await page.picture('23-settings');
    await page.says('audit');
    await page.sees('Entries cannot be changed');
    await page.picture('24-audit');
  });

  it('looks people, devices, mail, cloud apps and incidents up, and hunts', async () => {
    await page.says('user elin haugen');
    await page.sees(/^Elin Haugen/);
    await page.picture('40-user');
    await page.says('device lap-24');
    await page.sees(/^lap-24.*risk/);
    await page.picture('41-device');
    await page.says('activities elin.haugen@contosoharbour.example');
    await page.sees(/activities of elin\.haugen/);
    await page.picture('42-activities');
    await page.says('quarantine');
    await page.sees(/in quarantine$|quarantined mails?$/);
    await page.picture('43-quarantine');
    await page.says('hunt DeviceLogonEvents | take 20');
    await page.sees(/^\d+ rows$/);
    await page.picture('44-hunt');
    await page.says('incidents');
    await page.sees(/1–\d+ of \d+$/);
    await page.picture('33-incidents');
    await page.opens(/\d alerts? · #/);
    await page.sees('Its alerts');
    await page.picture('34-incident');
    await page.says('alerts "phishing mail"');
    await page.seesNewest(/1–/);
    await page.opens(/Phishing mail/);
    await page.seesNewest('Evidence');
    await page.opens(/@contosoharbour\.example/);
    await page.seesNewest('Sign-ins');
    await page.picture('45-from-alert');
    await page.says('alerts "phishing mail" severity:high');
    await page.seesNewest('"phishing mail" severity:high');
    await page.opens(/Phishing mail/);
    await page.seesNewest('Your parcel is waiting');
    await page.opens(/Your parcel is waiting/);
    await page.sees(/SPF softfail/);
    await page.picture('50-mail');
  });

  it('watches, and works on an alert after an approval', async () => {
    await page.says('watch severity:high');
    await page.sees(/^Watching/);
    await page.picture('46-watch');
    // What it tells would come in between the cards that are to be clicked.
    await page.clicks('Pause');
    await page.seesNewest('Resume');
    await page.says('alerts severity:high powershell');
    await page.sees('severity:high powershell');
    await page.opens(/Suspicious PowerShell/);
    await page.sees('Evidence');
    await page.clicks('Triage');
    await page.sees('Work on this alert');
    await page.chooses(0, 'To me');
    await page.picture('47-triage');
    await page.clicks('Go on');
    await page.sees('Do this in Defender?');
    await page.picture('48-asked');
    await page.clicks('Approve');
    await page.sees('Done in Defender');
    await page.picture('49-done');
  });

  it('fetches a file from the quarantine of a device', async () => {
    await page.says('alerts "malware was stopped"');
    await page.sees('"malware was stopped"');
    await page.opens(/Malware was stopped/);
    await page.sees('Evidence');
    await page.opens(/setup-codec-pack\.exe/);
    await page.sees('Fetch it from quarantine');
    await page.picture('51-file');
    await page.clicks('Fetch it from quarantine');
    await page.sees('Do this in Defender?');
    await page.picture('52-file-asked');
    await page.clicks('Approve');
    await page.sees('Get the file');
    await page.picture('53-file-done');
    await page.clicks('Get the file');
    await page.sees('The file is ready');
    await page.picture('54-file-ready');
  });

  it('disconnects again', async () => {
    await page.says('disconnect');
    await page.clicks('Show the plan, keep the alerts');
    await page.sees('Delete the application Drawbridge');
    await page.picture('25-disconnect');
  });

  it('guides those who set up a further connection in the portal', async () => {
    await page.says('setup Incident response');
    await page.sees('Connect Contoso Harbour: Incident response to Defender');
    await page.clicks('I do it in the portal');
    await page.seesNewest('What is Drawbridge to do?');
    await page.clicks('Next: Registration');
    await page.seesNewest('Register the application in the portal');
    await page.picture('26-register');
    await page.clicks('Back');
    await page.seesNewest('What is Drawbridge to do?');
  });

  it('stops everything with one signal to npm, and leaves no port open', async () => {
    product.stop();
    await until(
      async () => ((await product.openPorts()).length === 0 ? true : undefined),
      'every port to be closed',
    );
  });
});
