import { readOwnCertificate } from '../../own-certificate';
import { problem, type SettingsStep } from './step';
import { texts } from '../../../texts/texts';

/** The certificate that the organisation made itself. Its key goes to the vault at once and is shown to nobody again. */
export const certificateStep: SettingsStep = {
  id: 'certificate',
  applies: ({ mode, credential }) => mode === 'guided' && credential.kind === 'own-certificate',
  isOpen: ({ credential: { given } }) => given === undefined,
  summary: ({ credential: { given } }) =>
    given === undefined ? texts().setup.notGiven : texts().setup.certificate.summary(given.slice(0, 8)),
  fields: ({ credential: { given } }) => [
    {
      id: 'certificate',
      kind: 'long-text',
      label: texts().setup.certificate.label,
      value: '',
      example: '-----BEGIN CERTIFICATE----- …',
      optional: given !== undefined,
      hint: texts().setup.certificate.hint,
    },
    {
      id: 'privateKey',
      kind: 'secret',
      label: texts().setup.certificate.key,
      value: '',
      example: '-----BEGIN PRIVATE KEY----- …',
      optional: given !== undefined,
      hint: texts().setup.certificate.keyHint,
    },
  ],
  notes: ({ credential: { given } }) => (given === undefined ? [] : [texts().setup.certificate.held(given)]),
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
