import { ok } from '../../http/answer';
import type { GraphCall, Route } from '../call';
import { page } from '../page';

const DAY_MS = 86_400_000;

/** Source: security-emailthreatsubmission-list, which is part of /beta only (needs ThreatSubmission.Read.All). */
export const threatSubmissionRoutes: readonly Route[] = [
  {
    method: 'GET',
    path: '/security/threatSubmission/emailThreats',
    beta: true,
    permissions: ['ThreatSubmission.Read.All', 'ThreatSubmission.ReadWrite.All'],
    query: ['$top', '$count', '$skiptoken'],
    handle: (call) =>
      ok(
        page(call, submissions(call), {
          context: 'security/threatSubmission/emailThreats',
          standard: 100,
          largest: 1000,
        }),
      ),
  },
];

/** Mails that people of the finance department reported, two days ago. */
function submissions({ world: { tenant, clock } }: GraphCall): Record<string, unknown>[] {
  const reporters = tenant.users.filter((user) => user['department'] === 'Finance');
  const createdDateTime = new Date(clock().getTime() - 2 * DAY_MS).toISOString();
  return reporters.map(({ id, displayName, userPrincipalName }, index) => ({
    '@odata.type': '#microsoft.graph.security.emailThreatSubmission',
    id,
    category: 'phishing',
    recipientEmailAddress: userPrincipalName,
    createdDateTime,
    contentType: 'email',
    emailSubject: `Overdue payment ${String(3301 + index)}`,
    status: 'succeeded',
    source: 'user',
    createdBy: { user: { identity: id, displayName, email: userPrincipalName } },
    internetMessageId: `<${id}@pay.fabrikam.example>`,
    sender: 'billing@pay.fabrikam.example',
    senderIP: '203.0.113.90',
    receivedDateTime: createdDateTime,
    tenantId: tenant.tenantId,
  }));
}
