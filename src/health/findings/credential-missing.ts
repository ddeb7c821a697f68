import { wantedKinds } from '../../connection/live-credential';
import { credentialFix } from '../credential-fix';
import { credentialsOnApplication } from '../credentials';
import type { Finder } from '../facts';
import { WHOLE_PLAN } from '../fix';

const WORDS = { certificate: 'certificate', 'client-secret': 'client secret' } as const;

/** A kind of credential is wanted, and none that we hold is on the application: somebody took it off. */
export const credentialMissing: Finder = ({ connection, tenant }) => {
  if (!tenant.known) return undefined;
  const { actual } = tenant.value;
  if (actual.application === undefined) return [];
  const there = credentialsOnApplication(connection, actual).filter(({ held }) => held !== undefined);
  return wantedKinds(connection.desired)
    .filter((kind) => !there.some((one) => one.kind === kind))
    .map((kind) => ({
      key: `credential-missing ${kind}`,
      kind: 'credential-missing',
      severity: there.length === 0 ? 'critical' : 'warning',
      title: `The ${WORDS[kind]} is not on the application any more`,
      meaning:
        there.length === 0
          ? `${connection.name} cannot sign in: no alerts are read.`
          : `${connection.name} has no second credential to fall back on.`,
      fix: credentialFix(connection, WHOLE_PLAN),
      remedy: 'Fix adds a new one, once you approve. The audit log of Entra says who took it off.',
    }));
};
