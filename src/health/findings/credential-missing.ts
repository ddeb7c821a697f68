import { wantedKinds } from '../../connection/live-credential';
import { credentialFix } from '../credential-fix';
import { credentialsOnApplication } from '../credentials';
import type { Finder } from '../facts';
import { WHOLE_PLAN } from '../fix';
import { texts } from '../../texts/texts';

/** A kind of credential is wanted, and none that we hold is on the application: somebody took it off. */
export const credentialMissing: Finder = ({ connection, tenant }) => {
  if (!tenant.known) return undefined;
  const { actual } = tenant.value;
  if (actual.application === undefined) return [];
  const words = texts().findings.credentialMissing;
  const there = credentialsOnApplication(connection, actual).filter(({ held }) => held !== undefined);
  return wantedKinds(connection.desired)
    .filter((kind) => !there.some((one) => one.kind === kind))
    .map((kind) => ({
      key: `credential-missing ${kind}`,
      kind: 'credential-missing',
      severity: there.length === 0 ? 'critical' : 'warning',
      title: words.titles[kind],
      meaning: there.length === 0 ? words.only(connection.name) : words.second(connection.name),
      fix: credentialFix(connection, WHOLE_PLAN),
      remedy: words.remedy,
    }));
};
