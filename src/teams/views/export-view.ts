import type { Card } from '../../cards/card';
import { exportCard } from '../../cards/export';
import { inspectionOf } from '../../connection/inspection';
import { credentialsOnApplication } from '../../health/credentials';
import type { Checkup } from '../../health/check';
import { daysLeft } from '../../health/expiry';
import type { TodaysFacts } from '../../health/read-facts';
import type { StoredFinding } from '../../health/stored-finding';
import { countPermissions } from './permissions-view';
import { texts } from '../../texts/texts';

/** Raised when a field changes its name or meaning; new fields do not raise it. */
const FORMAT = 'drawbridge.status/1';

const FORMAT_OF_ALL = 'drawbridge.statuses/1';

/** The state of a connection for machines. Field names are stable within a format. */
export function exportAnswer(checkup: Checkup): Card {
  const { connection } = checkup.facts;
  return exportCard({
    title: texts().files.status(connection.name),
    head: { format: FORMAT, ...headOf(checkup) },
    lists: { findings: checkup.open.map(findingOf), credentials: credentialsOf(checkup.facts) },
  });
}

/** The same of every connection of a tenant; each finding and credential names its own. */
export function exportAllAnswer(checkups: readonly Checkup[], now: Date): Card {
  const ofEach = <T extends object>(list: (checkup: Checkup) => readonly T[]) =>
    checkups.flatMap((one) =>
      list(one).map((entry) => ({ connection: one.facts.connection.name, ...entry })),
    );
  return exportCard({
    title: texts().files.statusOfAll(checkups.length),
    head: { format: FORMAT_OF_ALL, checkedAt: now.toISOString(), healthy: checkups.every(isHealthy) },
    lists: {
      connections: checkups.map(headOf),
      findings: ofEach(({ open }) => open.map(findingOf)),
      credentials: ofEach(({ facts }) => credentialsOf(facts)),
    },
  });
}

function headOf(checkup: Checkup) {
  const { connection, now, tenant, ingestion, troubles } = checkup.facts;
  return {
    checkedAt: now.toISOString(),
    tenant: connection.tenantId,
    organisation: connection.organisation,
    connection: connection.name,
    healthy: isHealthy(checkup),
    tenantRead: tenant.known,
    permissions: permissionsOf(checkup.facts),
    ingestion: {
      lastSuccessAt: ingestion?.lastSuccessAt?.toISOString() ?? null,
      lastError: ingestion?.lastError ?? null,
      readBackTo: ingestion?.backfillBefore.toISOString() ?? null,
      passedOver: troubles.gaps.alerts.length + troubles.gaps.incidents.length,
      putAside: troubles.rejects.length,
    },
  };
}

function isHealthy({ open }: Checkup): boolean {
  return open.every(({ severity }) => severity === 'note');
}

function permissionsOf({ tenant, connection }: TodaysFacts) {
  return tenant.known ? countPermissions(inspectionOf(connection, tenant.value.actual).permissions) : null;
}

function credentialsOf({ tenant, connection, now }: TodaysFacts) {
  if (!tenant.known) return [];
  return credentialsOnApplication(connection, tenant.value.actual).map(
    ({ kind, keyId, name, expiresAt, inUse, held }) => ({
      ...{ kind, keyId, name },
      expiresAt: expiresAt.toISOString(),
      daysLeft: daysLeft(expiresAt, now),
      inUse,
      known: held !== undefined,
    }),
  );
}

function findingOf(finding: StoredFinding) {
  const { key, kind, severity, title, openedAt, expiresAt, takenBy, snoozedUntil, undelivered } = finding;
  return {
    ...{ key, kind, severity, title },
    openedAt: openedAt.toISOString(),
    expiresAt: expiresAt?.toISOString() ?? null,
    takenBy: takenBy?.name ?? null,
    snoozedUntil: snoozedUntil?.toISOString() ?? null,
    undelivered: undelivered ?? null,
  };
}
