import { z } from 'zod/v4';
import { applicationPathByClientId, readApplication } from '../../../microsoft/graph/applications';
import { PORTAL } from '../../portal';
import { problem, type SettingsStep, type StepFacts } from './step';

/** The application that people have registered in the portal. */
export const registerStep: SettingsStep = {
  id: 'register',
  name: 'Registration',
  question: 'Register the application in the portal',
  applies: ({ mode }) => mode === 'manual',
  isOpen: ({ identifiers: { clientId } }) => clientId === undefined,
  summary: ({ identifiers: { clientId } }) =>
    clientId === undefined ? 'Not given yet' : `Client ID ${clientId}`,
  guidance: (_desired, { connection }) => [
    {
      text: `In ${PORTAL.registrations}, select New registration. Give it this name:`,
      values: [connection.name],
    },
    {
      text: 'Leave it to accounts in this organisation only, without a redirect URI, and select Register.',
      values: [],
    },
    { text: 'Copy the two ids from its Overview.', values: [] },
  ],
  fields: ({ identifiers: { clientId } }, { connection }) => [
    {
      id: 'clientId',
      kind: 'text',
      label: 'Application (client) ID',
      value: clientId ?? '',
      example: EXAMPLE,
    },
    {
      id: 'tenantId',
      kind: 'text',
      label: 'Directory (tenant) ID',
      value: clientId === undefined ? '' : connection.tenantId,
      example: EXAMPLE,
    },
  ],
  async read(filledIn, desired, facts) {
    const clientId = idIn(filledIn['clientId']);
    const tenantId = idIn(filledIn['tenantId']);
    const { connection } = facts;
    if (clientId === undefined) return problem('clientId', `That is no ID: it looks like ${EXAMPLE}.`);
    if (clientId === connection.tenantId)
      return problem(
        'clientId',
        'That is the Directory (tenant) ID. The Application (client) ID stands above it.',
      );
    if (tenantId === undefined) return problem('tenantId', `That is no ID: it looks like ${EXAMPLE}.`);
    if (tenantId !== connection.tenantId)
      return problem(
        'tenantId',
        `That is another tenant. Drawbridge is spoken to from ${connection.tenantId}: register the application there.`,
      );
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
    ? 'This tenant has no application with this ID. If it was registered just now, wait half a minute and try again.'
    : 'That is its Object ID. The Application (client) ID stands above it in the Overview.';
}
