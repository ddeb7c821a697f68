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
      label: 'Its private key, PEM',
      value: '',
      example: '-----BEGIN PRIVATE KEY----- …',
      optional: given !== undefined,
      hint: 'It goes straight to the vault. A certificate that Drawbridge makes never has to be pasted at all.',
    },
  ],
  notes: ({ credential: { given } }) =>
    given === undefined ? [] : [`In the vault: thumbprint ${given}. Leave both fields empty to keep it.`],
  async read({ certificate = '', privateKey = '' }, desired, { connection, vault, now }) {
    const { credential } = desired;
    if (certificate === '' && privateKey === '' && credential.given !== undefined)
      return { ok: true, desired };
    const read = readOwnCertificate(certificate, privateKey, now);
    if (!read.ok) return problem(read.part, read.problem);
    const { thumbprint: fingerprint, privateKey: secret, ...made } = read.value;
    const { tenantId, id } = connection;
    const held = await vault.list(tenantId, id);
    if (!held.some((one) => one.fingerprint === fingerprint))
      await vault.keep(tenantId, id, { kind: 'certificate', fingerprint, secret, ...made });
    return { ok: true, desired: { ...desired, credential: { ...credential, given: fingerprint } } };
  },
};
