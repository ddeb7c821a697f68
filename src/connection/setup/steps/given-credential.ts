import { z } from 'zod/v4';
import {
  type Application,
  applicationPathByClientId,
  readApplication,
} from '../../../microsoft/graph/applications';
import { isNotYet } from '../../../microsoft/entra/token-failure';
import { GraphFailure } from '../../../microsoft/graph/failure';
import { clientCredential, type NewCredential } from '../../../vault/credential-vault';
import { derOf } from '../../certificate';
import { formatDate } from '../../dates';
import type { DesiredState } from '../../desired-state';
import { readOwnCertificate } from '../../own-certificate';
import { remedyFor } from '../../remedy';
import type { FilledIn } from '../form';
import { problem, type SettingsStep, type StepFacts, type StepOutcome } from './step';
import { texts } from '../../../texts/texts';

/** The secret or certificate that people have given the application in the portal. It goes to the vault at once. */
export const givenCredentialStep: SettingsStep = {
  id: 'given-credential',
  applies: ({ mode }) => mode === 'manual',
  isOpen: ({ credential: { given } }) => given === undefined,
  summary({ credential: { kind, given } }) {
    const words = texts().setup.given;
    if (given === undefined) return texts().setup.notGiven;
    return kind === 'client-secret' ? words.secret : words.certificate(given.slice(0, 8));
  },
  guidance: () => [
    {
      text: texts().portal.pasteCertificate,
      values: [],
    },
    {
      text: texts().portal.copySecret,
      values: [],
    },
  ],
  fields: ({ credential: { given } }) => {
    const optional = true;
    const keep = given === undefined ? {} : { hint: texts().setup.given.held };
    return [
      {
        id: 'certificate',
        kind: 'long-text',
        label: texts().setup.certificate.label,
        value: '',
        optional,
        example: '-----BEGIN CERTIFICATE----- …',
      },
      {
        id: 'privateKey',
        kind: 'secret',
        label: texts().setup.certificate.key,
        value: '',
        optional,
        example: '-----BEGIN PRIVATE KEY----- …',
      },
      {
        id: 'secret',
        kind: 'secret',
        label: texts().setup.given.secretLabel,
        value: '',
        optional,
        example: texts().setup.given.secretExample,
        ...keep,
      },
    ];
  },
  async read(filledIn, desired, facts) {
    const { certificate = '', privateKey = '', secret = '' } = filledIn;
    const { identifiers, credential } = desired;
    if (certificate + privateKey + secret === '')
      return credential.given === undefined
        ? problem('certificate', texts().setup.given.nothing)
        : { ok: true, desired };
    if (identifiers.clientId === undefined) return problem('certificate', texts().setup.given.noClientId);
    const application = await readApplication(facts.graph, applicationPathByClientId(identifiers.clientId));
    if (application === undefined) return problem('certificate', texts().setup.given.gone);
    return secret === ''
      ? readCertificate(filledIn, application, desired, facts)
      : readSecret(secret.trim(), application, desired, facts);
  },
};

async function readCertificate(
  { certificate = '', privateKey = '' }: FilledIn,
  application: Application,
  desired: DesiredState,
  facts: StepFacts,
): Promise<StepOutcome> {
  const { tenantId } = facts.connection;
  const read = await readOwnCertificate(certificate, privateKey, { ...facts, tenantId });
  if (!read.ok) return problem(read.part, read.problem);
  if (!application.keyCredentials.some(({ key }) => key === derOf(read.value.certificate)))
    return problem('certificate', texts().setup.given.notUploaded);
  return trying('privateKey', read.value, application, desired, facts);
}

async function readSecret(
  secret: string,
  application: Application,
  desired: DesiredState,
  facts: StepFacts,
): Promise<StepOutcome> {
  if (z.guid().safeParse(secret).success) return problem('secret', texts().setup.given.secretId);
  // Graph shows the first three characters of a secret. Source: learn.microsoft.com/graph/api/resources/passwordcredential, hint.
  const [match] = application.passwordCredentials
    .filter(({ hint }) => hint === secret.slice(0, 3))
    .sort((a, b) => b.endDateTime.localeCompare(a.endDateTime));
  if (match === undefined) return problem('secret', texts().setup.given.noSuchSecret);
  const notAfter = new Date(match.endDateTime);
  if (notAfter <= facts.now)
    return problem('secret', texts().setup.given.secretExpired(formatDate(notAfter)));
  const held = {
    kind: 'client-secret' as const,
    fingerprint: match.keyId,
    certificate: undefined,
    secret,
    notBefore: facts.now,
    notAfter,
  };
  return trying('secret', held, application, desired, facts);
}

/** Signs in with it, and keeps it if that works. */
async function trying(
  field: string,
  credential: NewCredential,
  { appId }: Application,
  desired: DesiredState,
  { connection: { tenantId, id }, signsIn, vault }: StepFacts,
): Promise<StepOutcome> {
  try {
    await signsIn({ tenantId, clientId: appId, credential: clientCredential(credential) });
  } catch (error) {
    if (!(error instanceof GraphFailure)) throw error;
    const words = texts().setup.given;
    const why = remedyFor(error);
    return problem(field, isNotYet(error) ? words.refusedSoFar(why) : words.refused(why));
  }
  const held = await vault.list(tenantId, id);
  if (!held.some(({ fingerprint }) => fingerprint === credential.fingerprint))
    await vault.keep(tenantId, id, credential);
  const kind = credential.kind === 'certificate' ? 'own-certificate' : 'client-secret';
  const chosen = { ...desired.credential, kind, given: credential.fingerprint } as const;
  return { ok: true, desired: { ...desired, credential: chosen } };
}
