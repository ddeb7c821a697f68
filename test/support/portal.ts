import { z } from 'zod/v4';
import type { SandboxProgram } from './programs';
import type { ChannelUser } from './teams-channel';

/** What an administrator does in the Entra admin center: the same calls of Graph, with their own token. */
export interface Portal {
  registers(displayName: string): Promise<{ id: string; appId: string }>;
  addsSecret(appId: string): Promise<{ secretText: string; keyId: string }>;
}

const registered = z.object({ id: z.guid(), appId: z.guid() });
const secret = z.object({ secretText: z.string(), keyId: z.guid() });

export async function asAdministrator(sandbox: SandboxProgram, user: ChannelUser): Promise<Portal> {
  const send = await sandbox.graphAs(user);
  return {
    async registers(displayName) {
      const made = registered.parse(await send('POST', '/applications', { displayName }));
      // The portal makes the service principal along with the registration.
      await send('POST', '/servicePrincipals', { appId: made.appId });
      return made;
    },
    addsSecret: async (appId) =>
      secret.parse(
        await send('POST', `/applications(appId='${appId}')/addPassword`, { passwordCredential: {} }),
      ),
  };
}
