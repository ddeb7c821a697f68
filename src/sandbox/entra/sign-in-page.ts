import type { Answer } from '../http/answer';
import { escapeHtml, htmlPage } from '../http/html';
import type { DirectoryUser } from '../tenant/tenant';
import type { World } from '../world';

/** The page on which a person of the sandbox says who they are; no password is asked for. */
export function signInPage(world: World, applicationName: string, loginHint: string | undefined): Answer {
  const { displayName } = world.tenant;
  const title = `Sign in to ${displayName}`;
  return htmlPage(
    200,
    title,
    `<h1>${escapeHtml(title)}</h1>
<p>Choose who you are, to continue to ${escapeHtml(applicationName)}. The sandbox asks for no password.</p>
<form method="post">
<ul>
${inOrder(world, loginHint)
  .map((user) => `<li>${personButton(world, user)}</li>`)
  .join('\n')}
</ul>
<button class="cancel" name="cancel" value="1">Cancel</button>
</form>`,
  );
}

/** Everybody who can sign in: the person hinted at, then those with a directory role, then the rest. */
function inOrder(world: World, loginHint: string | undefined): DirectoryUser[] {
  const hint = loginHint?.toLowerCase();
  const rank = (user: DirectoryUser): number => {
    if (user.id === hint || user.userPrincipalName.toLowerCase() === hint) return 0;
    return roleNames(world, user).length > 0 ? 1 : 2;
  };
  return world.tenant.users
    .filter(({ accountEnabled }) => accountEnabled)
    .sort((one, other) => rank(one) - rank(other));
}

function personButton(world: World, user: DirectoryUser): string {
  const roles = roleNames(world, user);
  const role = roles.length === 0 ? '' : `<span class="role">${escapeHtml(roles.join(', '))}</span>`;
  return (
    `<button name="user" value="${escapeHtml(user.id)}"><strong>${escapeHtml(user.displayName)}</strong>` +
    `<span>${escapeHtml(user.userPrincipalName)}</span>${role}</button>`
  );
}

function roleNames({ tenant }: World, { id }: DirectoryUser): string[] {
  const held = tenant.roleAssignments.filter(({ principalId }) => principalId === id);
  return tenant.directoryRoles
    .filter(({ roleTemplateId }) => held.some(({ roleDefinitionId }) => roleDefinitionId === roleTemplateId))
    .map(({ displayName }) => displayName);
}
