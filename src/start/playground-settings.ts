import { createHash } from 'node:crypto';
import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { z } from 'zod/v4';

type Users = z.infer<typeof usersSchema>;

const usersSchema = z.array(
  z.object({
    aadObjectId: z.guid(),
    displayName: z.string(),
    userPrincipalName: z.string(),
    roles: z.array(z.string()),
  }),
);

/**
 * Writes the settings of Agents Playground: the sandbox's tenant, its first administrator as the one who chats, and
 * five others to switch to.
 * Source of the form: the Playground's own default, which it shows in its page.
 *
 * @returns the folder to start it in
 */
export async function writePlaygroundSettings(
  home: string,
  tenantId: string,
  users: unknown,
): Promise<string> {
  const everybody = usersSchema.parse(users);
  const [first, ...rest] = everybody;
  if (first === undefined) throw new Error('The sandbox has no users.');
  const others = fiveOthers(rest);
  const settings = {
    version: '0.1.1',
    tenantId,
    bot: { id: guidFor('bot', tenantId), name: 'Drawbridge' },
    currentUser: person(first),
    users: others.map(person),
    personalChat: { id: guidFor('personal', tenantId) },
    groupChat: { id: guidFor('group', tenantId), name: 'Security team' },
    team: {
      id: guidFor('team', tenantId),
      name: 'SOC',
      aadGroupId: guidFor('aad-group', tenantId),
      channels: [{ id: guidFor('channel', tenantId), name: 'Alerts' }],
    },
  };
  const folder = path.join(home, 'playground');
  await mkdir(folder, { recursive: true });
  // JSON is YAML, so nothing needs to be quoted by hand.
  await writeFile(path.join(folder, '.m365agentsplayground.yml'), JSON.stringify(settings, null, 2));
  return folder;
}

/** The Playground wants five others, no more and no less: those who show what different people see. */
function fiveOthers(people: Users): Users {
  const byRole = new Map([...people].reverse().map((one) => [one.roles[0] ?? 'none', one]));
  const shown = ['Global Administrator', 'Security Operator', 'Security Reader', 'none'];
  const chosen = new Set([
    ...shown.flatMap((role) => byRole.get(role) ?? []),
    ...people.slice(-1),
    ...people,
  ]);
  return [...chosen].slice(0, 5);
}

function person({ aadObjectId, displayName, userPrincipalName }: z.infer<typeof usersSchema>[number]) {
  const [givenName = displayName, ...surname] = displayName.split(' ');
  return {
    id: `29:${aadObjectId}`,
    name: displayName,
    userPrincipleName: userPrincipalName,
    aadObjectId,
    givenName,
    surname: surname.join(' ') || givenName,
    email: userPrincipalName,
  };
}

/** An id in the form of a GUID that stays the same for a tenant, so that conversations outlive a restart. */
function guidFor(what: string, tenantId: string): string {
  const hex = createHash('sha256').update(`${what} ${tenantId}`).digest('hex');
  return [
    hex.slice(0, 8),
    hex.slice(8, 12),
    `4${hex.slice(13, 16)}`,
    `8${hex.slice(17, 20)}`,
    hex.slice(20, 32),
  ].join('-');
}
