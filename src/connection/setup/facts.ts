import type { Clock } from '../../clock';
import type { ApplicationIdentity } from '../../microsoft/entra/credential';
import type { Graph } from '../../microsoft/graph/client';
import { readLicences } from '../../microsoft/graph/licences';
import { readOrganization } from '../../microsoft/graph/organization';
import type { KeySigner } from '../../microsoft/keyvault/sign';
import type { CredentialVault } from '../../vault/credential-vault';
import type { Connection } from '../connection-store';
import type { Administrator } from './administrator';
import type { StepFacts } from './steps/step';

export interface FactSources {
  graphOf: (tenantId: string) => Graph;
  vault: CredentialVault;
  /** Signs in as an application. @throws GraphFailure when Entra refuses */
  signsIn: (identity: ApplicationIdentity) => Promise<void>;
  clock: Clock;
  cloudAppsHosts: readonly string[];
  /** The hosts at which a key vault may be. */
  keyVaultHosts: readonly string[];
  sign: KeySigner;
  /** Whether anything answers at an address. */
  answers: (url: URL) => Promise<boolean>;
}

/** What the steps of the settings can know, read from the tenant now. @throws GraphFailure */
export function createStepFacts({ graphOf, clock, ...rest }: FactSources) {
  return async function factsOf({ team }: Administrator, connection: Connection): Promise<StepFacts> {
    const graph = graphOf(connection.tenantId);
    const [organization, licences] = await Promise.all([readOrganization(graph), readLicences(graph)]);
    return { connection, organization, licences, graph, team, now: clock(), ...rest };
  };
}
