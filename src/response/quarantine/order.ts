import { z } from 'zod/v4';
import { releaseParameters } from '../../microsoft/exchange/quarantine';
import type { ShownRequest } from '../response-action';
import { texts } from '../../texts/texts';

/** A quarantined mail to be decided on. */
export const quarantineOrder = z.object({
  /** The tenant whose Exchange is asked. */
  tenantId: z.guid(),
  /** Source: release-quarantinemessage, Identity: GUID1\GUID2. */
  identity: z.string().regex(/^[0-9a-f-]{36}\\[0-9a-f-]{36}$/i),
  subject: z.string().max(1000),
  sender: z.string().max(400),
  recipients: z.array(z.string().max(400)).max(20),
});
export type QuarantineOrder = z.infer<typeof quarantineOrder>;
export type Verdict = 'release' | 'deny';

/** What is asked, for people. */
export function quarantineSentence({ recipients, sender }: QuarantineOrder, verdict: Verdict): string {
  const words = texts().response.mail;
  const [first = words.its, ...others] = recipients;
  const whom = others.length === 0 ? first : words.andMore(first, others.length);
  return words[verdict](sender === '' ? words.unknownSender : sender, whom);
}

export function quarantineRequests(
  { tenantId, identity }: QuarantineOrder,
  verdict: Verdict,
): ShownRequest[] {
  const cmdlet = {
    CmdletName: 'Release-QuarantineMessage',
    Parameters: releaseParameters(identity, verdict),
  };
  return [
    {
      method: 'POST',
      path: `https://outlook.office365.com/adminapi/beta/${tenantId}/InvokeCommand`,
      body: { CmdletInput: cmdlet },
    },
  ];
}
