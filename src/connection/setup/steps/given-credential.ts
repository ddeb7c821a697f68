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
import { PORTAL } from '../../portal';
import { remedyFor } from '../../remedy';
import type { FilledIn } from '../form';
import { problem, type SettingsStep, type StepFacts, type StepOutcome } from './step';

/** The secret or certificate that people have given the application in the portal. It goes to the vault at once. */
export const givenCredentialStep: SettingsStep = {
  id: 'given-credential',
  name: 'Credential',
  question: 'Give it a certificate or a secret',
  applies: ({ mode }) => mode === 'manual',
  isOpen: ({ credential: { given } }) => given === undefined,
  summary({ credential: { kind, given } }) {
    if (given === undefined) return 'Not given yet';
    return kind === 'client-secret'
      ? 'A client secret, in the vault'
      : `A certificate, thumbprint ${given.slice(0, 8)}…`;
  },
  guidance: () => [
    {
      text: `Better: ${PORTAL.registrations} › your application › Certificates & secrets › Certificates › Upload certificate. Then paste it here with its private key.`,
      values: [],
    },
    {
      text: 'Or: Certificates & secrets › Client secrets › New client secret. Copy its Value, which is shown once. A secret can be copied by whoever sees it: prefer the certificate.',
      values: [],
    },
  ],
  fields: ({ credential: { given } }) => {
    const optional = true;
    const keep =
      given === undefined ? {} : { hint: 'One is in the vault. Leave everything empty to keep it.' };
    return [
      {
        id: 'certificate',
        kind: 'long-text',
        label: 'Certificate, PEM',
        value: '',
        optional,
        example: '-----BEGIN CERTIFICATE----- …',
      },
      {
        id: 'privateKey',
        kind: 'secret',
        label: 'Its private key, PEM, or its Key Identifier in Azure Key Vault',
        value: '',
        optional,
        example: '-----BEGIN PRIVATE KEY----- …',
      },
      {
        id: 'secret',
        kind: 'secret',
        label: 'Or the value of a client secret',
        value: '',
        optional,
        example: 'Value, not Secret ID',
        ...keep,
      },
    ];
  },
  async read(filledIn, desired, facts) {
    const { certificate = '', privateKey = '', secret = '' } = filledIn;
    const { identifiers, credential } = desired;
    if (certificate + privateKey + secret === '')
      return credential.given === undefined
        ? problem('certificate', 'Paste a certificate with its key, or the value of a client secret.')
        : { ok: true, desired };
    if (identifiers.clientId === undefined)
      return problem('certificate', 'Go back and give the client ID first.');
    const application = await readApplication(facts.graph, applicationPathByClientId(identifiers.clientId));
    if (application === undefined)
      return problem(
        'certificate',
        'The application is gone from the tenant. Go back and register it again.',
      );
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
    return problem(
      'certificate',
      'The application does not have this certificate yet. Upload it in the portal first.',
    );
  return trying('privateKey', read.value, application, desired, facts);
}

async function readSecret(
  secret: string,
  application: Application,
  desired: DesiredState,
  facts: StepFacts,
): Promise<StepOutcome> {
  if (z.guid().safeParse(secret).success)
    return problem(
      'secret',
      "That is the secret's ID. Copy its Value: it is shown once, right after the secret was added.",
    );
  // Graph shows the first three characters of a secret. Source: learn.microsoft.com/graph/api/resources/passwordcredential, hint.
  const [match] = application.passwordCredentials
    .filter(({ hint }) => hint === secret.slice(0, 3))
    .sort((a, b) => b.endDateTime.localeCompare(a.endDateTime));
  if (match === undefined)
    return problem(
      'secret',
      'None of the secrets of this application begins like that. Copy the whole Value of one of them.',
    );
  const notAfter = new Date(match.endDateTime);
  if (notAfter <= facts.now)
    return problem('secret', `This secret expired on ${formatDate(notAfter)}. Add a new one in the portal.`);
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
    return problem(
      field,
      `Entra does not take it. ${remedyFor(error)}${isNotYet(error) ? ' A new one counts after half a minute.' : ''}`,
    );
  }
  const held = await vault.list(tenantId, id);
  if (!held.some(({ fingerprint }) => fingerprint === credential.fingerprint))
    await vault.keep(tenantId, id, credential);
  const kind = credential.kind === 'certificate' ? 'own-certificate' : 'client-secret';
  const chosen = { ...desired.credential, kind, given: credential.fingerprint } as const;
  return { ok: true, desired: { ...desired, credential: chosen } };
}
