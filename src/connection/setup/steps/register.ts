import { z } from 'zod/v4';
import { applicationPathByClientId, readApplication } from '../../../microsoft/graph/applications';
import { problem, type SettingsStep, type StepFacts } from './step';
import { texts } from '../../../texts/texts';

/** The application that people have registered in the portal. */
export const registerStep: SettingsStep = {
  id: 'register',
  applies: ({ mode }) => mode === 'manual',
  isOpen: ({ identifiers: { clientId } }) => clientId === undefined,
  summary: ({ identifiers: { clientId } }) =>
    clientId === undefined ? texts().setup.notGiven : texts().setup.register.summary(clientId),
  guidance: (_desired, { connection }) => [
    {
      text: texts().portal.newRegistration,
      values: [connection.name],
    },
    {
      text: texts().portal.accounts,
      values: [],
    },
    { text: texts().portal.copyIds, values: [] },
  ],
  fields: ({ identifiers: { clientId } }, { connection }) => [
    {
      id: 'clientId',
      kind: 'text',
      label: texts().portal.clientId,
      value: clientId ?? '',
      example: EXAMPLE,
    },
    {
      id: 'tenantId',
      kind: 'text',
      label: texts().portal.tenantId,
      value: clientId === undefined ? '' : connection.tenantId,
      example: EXAMPLE,
    },
  ],
  async read(filledIn, desired, facts) {
    const clientId = idIn(filledIn['clientId']);
    const tenantId = idIn(filledIn['tenantId']);
    const { connection } = facts;
    if (clientId === undefined) return problem('clientId', texts().setup.register.noId(EXAMPLE));
    if (clientId === connection.tenantId) return problem('clientId', texts().setup.register.isTenantId);
    if (tenantId === undefined) return problem('tenantId', texts().setup.register.noId(EXAMPLE));
    if (tenantId !== connection.tenantId)
      return problem('tenantId', texts().setup.register.anotherTenant(connection.tenantId));
    const why = await whyUnknown(clientId, facts);
    if (why !== undefined) return problem('clientId', why);
    return { ok: true, desired: { ...desired, identifiers: { ...desired.identifiers, clientId } } };
  },
};

const EXAMPLE = '00000000-0000-0000-0000-000000000000';

function idIn(text = ''): string | undefined {
  return z.guid().safeParse(text.trim()).data?.toLowerCase();
}

/** Why no application of this tenant has the client id; undefined when one has. */
async function whyUnknown(clientId: string, { graph }: StepFacts): Promise<string | undefined> {
  if ((await readApplication(graph, applicationPathByClientId(clientId))) !== undefined) return undefined;
  return (await readApplication(graph, `/applications/${clientId}`)) === undefined
    ? texts().setup.register.unknown
    : texts().setup.register.isObjectId;
}
