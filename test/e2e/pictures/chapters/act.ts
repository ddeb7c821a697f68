import type { Chapter } from '../chapter';

/** What analysts do: watch, work on an alert, decide on a mail, fetch a file. */
export const act: Chapter = async ({ page, product: { sandbox }, keeps }) => {
  await page.says('alerts severity:high powershell');
  await page.sees('severity:high powershell');
  await page.opens(/Suspicious PowerShell/);
  await page.sees('Evidence');
  await page.clicks('Triage');
  await page.sees('Work on this alert');
  await page.chooses(0, 'To me');
  await keeps('triage');
  await page.clicks('Go on');
  await page.sees('Do this in Defender?');
  await keeps('triage-asked');
  await page.clicks('Approve');
  await page.sees('Done in Defender');
  await keeps('triage-done');
  await page.says('alerts "malware was stopped"');
  await page.sees('"malware was stopped"');
  await page.opens(/Malware was stopped/);
  await page.sees('Evidence');
  await page.opens(/setup-codec-pack\.exe/);
  await page.sees('Fetch it from quarantine');
  await keeps('file');
  await page.clicks('Fetch it from quarantine');
  await page.sees('Do this in Defender?');
  await keeps('file-asked');
  await page.clicks('Approve');
  await page.sees('Get the file');
  await keeps('file-fetched');
  await page.clicks('Get the file');
  await page.sees('The file is ready');
  await keeps('file-ready');
  await page.says('watch name:"Finance" severity:high,medium payroll');
  await page.sees(/^Watching/);
  await keeps('watch');
  await sandbox.control('alerts', { items: newAlerts(new Date(Date.now() + 1_000).toISOString()) });
  await page.sees('3 new alerts');
  await keeps('ping');
  await page.says('watches');
  await page.sees(/\d of .* days/);
  await keeps('watches');
};

function newAlerts(at: string): object[] {
  const titles = [
    'Payroll report opened from a new country',
    'Payroll mailbox rule made',
    'Payroll share read',
  ];
  return titles.map((title, number) => ({
    id: `payroll-${number}`,
    title,
    severity: number === 0 ? 'high' : 'medium',
    status: 'new',
    createdDateTime: at,
    lastUpdateDateTime: at,
    serviceSource: 'microsoftDefenderForCloudApps',
  }));
}
