import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { z } from 'zod/v4';
import { bad, type Check, type Finding, good, note } from '../check';

/** Where `npm run package` leaves the manifest of a deployment, beside the package itself. */
const FILE = path.join(__dirname, '..', '..', '..', 'build', 'manifest.json');

/** Source: learn.microsoft.com/microsoftteams/platform/resources/schema/manifest-schema. */
const schema = z.object({
  bots: z.array(z.object({ botId: z.string() })).min(1),
  validDomains: z.array(z.string()).default([]),
  webApplicationInfo: z.object({ id: z.string(), resource: z.string() }).optional(),
});

export const manifest: Check = {
  name: 'Teams app package',
  async look({ botApp, publicUrl, singleSignOn, identity }) {
    if (botApp === undefined) return [note('A sandbox has no app package.')];
    const text = await readFile(FILE, 'utf8').catch(() => undefined);
    if (text === undefined) return [note('There is no build/manifest.json here: npm run package makes it.')];
    const { bots, validDomains, webApplicationInfo } = schema.parse(JSON.parse(text));
    const findings: Finding[] = [];
    const differs = (what: string, wanted: string) =>
      findings.push(
        bad(`The manifest has ${what}.`, `Run npm run package again with ${wanted}, and upload it.`),
      );
    if (bots.some(({ botId }) => botId !== botApp.id)) differs('another bot id', `BOT_ID=${botApp.id}`);
    if (publicUrl !== undefined && !validDomains.includes(publicUrl.host))
      differs(`not ${publicUrl.host} among its domains`, `BOT_DOMAIN=${publicUrl.host}`);
    if (webApplicationInfo?.resource !== singleSignOn?.resource)
      differs('another SSO_RESOURCE', 'SSO_RESOURCE as the bot has it');
    if (webApplicationInfo !== undefined && webApplicationInfo.id !== identity.clientId)
      differs('another application for single sign-on', `AZURE_CLIENT_ID=${identity.clientId}`);
    return findings.length > 0 ? findings : [good('The manifest is that of this deployment.')];
  },
};
