import type { World } from '../world';
import type { Scene } from './evidence';
import { type AlertRecord, type Fate, makeAlert, makeIncident, untouched } from './make-alert';
import { stories } from './stories';

/** Source: learn.microsoft.com/entra/identity/role-based-access-control/permissions-reference. */
const SECURITY_OPERATOR = '5f2222b1-57c3-48ba-8ad5-d4759f1fde6f';
const ALERTS = 72;
const DAYS = 30;
const DAY_MS = 86_400_000;
const FIRST_INCIDENT = 1001;
const PER_INCIDENT = 3;

/** Fills a new tenant with the alerts of its last thirty days, denser towards today, and the incidents they belong to. */
export function fillWithAlerts(world: World): void {
  const alerts: AlertRecord[] = [];
  for (let number = 0; number < ALERTS; number++) {
    const story = stories[number % stories.length];
    if (story === undefined) continue;
    const age = DAYS * DAY_MS * ((ALERTS - number - 0.9) / ALERTS) ** 1.6;
    const incident = FIRST_INCIDENT + Math.floor(number / PER_INCIDENT);
    const scene = makeScene(world, new Date(world.clock().getTime() - age), incident);
    alerts.push(makeAlert(story, scene, number, incident, fateOf(world, age)));
  }
  world.alerts.put(alerts);
  world.incidents.put(
    incidentNumbers(alerts).map((incident) =>
      makeIncident(
        incident,
        alerts.filter(({ incidentId }) => incidentId === String(incident)),
        world,
      ),
    ),
  );
}

/**
 * Somebody of the tenant and the computer of theirs; the alerts of one incident happen to one person. The computer runs
 * Windows, since what happens in the stories happens there.
 */
export function makeScene({ tenant }: World, at: Date, seed: number): Scene {
  const windows = tenant.devices.filter(({ osPlatform }) => osPlatform.startsWith('Windows'));
  const staff = tenant.users.filter(({ id }) => windows.some(({ ownerId }) => ownerId === id));
  const user = staff[(seed * 7) % staff.length];
  const device = windows.find(({ ownerId }) => ownerId === user?.id);
  if (user === undefined || device === undefined) throw new Error('The tenant has nobody with a device.');
  return { user, device, tenantId: tenant.tenantId, at: at.toISOString() };
}

/** Old alerts have mostly been dealt with, young ones mostly not. */
function fateOf(world: World, age: number): Fate {
  const { roleAssignments, users } = world.tenant;
  const operators = roleAssignments.filter(({ roleDefinitionId }) => roleDefinitionId === SECURITY_OPERATOR);
  const analyst =
    users.find(({ id }) => operators.some(({ principalId }) => principalId === id))?.userPrincipalName ??
    null;
  const luck = world.random();
  if (age > 7 * DAY_MS && luck < 0.8) {
    const outcome = luck < 0.45 ? ['truePositive', 'malware'] : ['falsePositive', 'notMalicious'];
    const [classification = null, determination = null] = outcome;
    return {
      status: 'resolved',
      assignedTo: analyst,
      classification,
      determination,
      changedAfterMs: Math.min(age, 5 * 3_600_000),
    };
  }
  if (age > DAY_MS && luck < 0.5)
    return {
      ...untouched,
      status: 'inProgress',
      assignedTo: analyst,
      changedAfterMs: Math.min(age, 3_600_000),
    };
  return untouched;
}

function incidentNumbers(alerts: readonly AlertRecord[]): number[] {
  return [...new Set(alerts.map(({ incidentId }) => Number(incidentId)))];
}
