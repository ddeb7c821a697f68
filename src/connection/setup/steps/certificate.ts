import { readOwnCertificate } from '../../own-certificate';
import { problem, type SettingsStep } from './step';

/** The certificate that the organisation made itself. Its key goes to the vault at once and is shown to nobody again. */
export const certificateStep: SettingsStep = {
  id: 'certificate',
  name: 'Certificate',
  question: 'Which certificate is yours?',
  applies: ({ mode, credential }) => mode === 'guided' && credential.kind === 'own-certificate',
  isOpen: ({ credential: { given } }) => given === undefined,
  summary: ({ credential: { given } }) =>
    given === undefined ? 'Not given yet' : `Thumbprint ${given.slice(0, 8)}…`,
  fields: ({ credential: { given } }) => [
    {
      id: 'certificate',
      kind: 'long-text',
      label: 'Certificate, PEM',
      value: '',
      example: '-----BEGIN CERTIFICATE----- …',
      optional: given !== undefined,
      hint: 'Entra gets this public part, with your approval.',
    },
    {
      id: 'privateKey',
      kind: 'secret',
      label: 'Its private key, PEM, or its Key Identifier in Azure Key Vault',
      value: '',
      example: '-----BEGIN PRIVATE KEY----- …',
      optional: given !== undefined,
      hint: 'A key goes straight to the vault of Drawbridge; one in Key Vault stays there and is asked to sign.',
    },
  ],
  notes: ({ credential: { given } }) =>
    given === undefined ? [] : [`In the vault: thumbprint ${given}. Leave both fields empty to keep it.`],
  async read({ certificate = '', privateKey = '' }, desired, facts) {
    const { connection, vault } = facts;
    const { credential } = desired;
    if (certificate === '' && privateKey === '' && credential.given !== undefined)
      return { ok: true, desired };
    const { tenantId, id } = connection;
    const read = await readOwnCertificate(certificate, privateKey, { ...facts, tenantId });
    if (!read.ok) return problem(read.part, read.problem);
    const { fingerprint } = read.value;
    const held = await vault.list(tenantId, id);
    if (!held.some((one) => one.fingerprint === fingerprint)) await vault.keep(tenantId, id, read.value);
    return { ok: true, desired: { ...desired, credential: { ...credential, given: fingerprint } } };
  },
};
