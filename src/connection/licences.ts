import type { Capability } from './permissions';
import { texts } from '../texts/texts';

/** A service plan that a capability needs, by its id in every tenant. */
interface ServicePlan {
  name: string;
  id: string;
}

// Source of the ids: learn.microsoft.com/entra/identity/users/licensing-service-plan-reference.
const ENDPOINT = { name: 'Defender for Endpoint Plan 2', id: '871d91ec-ec1a-452b-a83f-bd76c7d770ef' };
const OFFICE = { name: 'Defender for Office 365 Plan 2', id: '8e0c0a52-6a6c-4d40-8370-dd62790dcd70' };
const IDENTITY = { name: 'Defender for Identity', id: '14ab5db5-e6c4-4b20-b4bc-13e36fd2227f' };
const CLOUD_APPS = { name: 'Defender for Cloud Apps', id: '2e2ddb96-6af9-4b1d-a3f0-d6ecfd22edb2' };
const ENTRA = { name: 'Entra ID P2', id: 'eec0eb4f-6444-4f95-aba0-50c24d67f998' };

const KNOWN_PLANS: readonly ServicePlan[] = [ENDPOINT, OFFICE, IDENTITY, CLOUD_APPS, ENTRA];

/** Any one of these is enough. A capability that is not listed needs none that the tenant could lack. */
const NEEDED: Readonly<Partial<Record<Capability, readonly ServicePlan[]>>> = {
  hunting: [ENDPOINT, OFFICE, IDENTITY, CLOUD_APPS],
  cloudApps: [CLOUD_APPS],
  liveResponse: [ENDPOINT],
};

/** The ids of the service plans that the tenant has in force. */
export type Licences = ReadonlySet<string>;

/** Why the tenant cannot have a capability, in words; undefined when it can. */
export function whyNotLicensed(capability: Capability, licences: Licences): string | undefined {
  const needed = NEEDED[capability];
  if (needed === undefined || needed.some(({ id }) => licences.has(id))) return undefined;
  return texts().permissions.licences.lacks(needed.map(({ name }) => name));
}

/** What the tenant is licensed for, in words, such as "Defender for Endpoint Plan 2, Entra ID P2". */
export function licencesInWords(licences: Licences): string {
  const names = KNOWN_PLANS.filter(({ id }) => licences.has(id)).map(({ name }) => name);
  return names.length === 0 ? texts().permissions.licences.none : names.join(', ');
}
