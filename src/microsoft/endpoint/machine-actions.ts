import { z } from 'zod/v4';
import type { MicrosoftApi } from '../api/client';
import { parseAnswer } from '../graph/answer';
import { odataLiteral } from '../graph/literal';

const LOOK = 'see how a live response session gets on';
const RUN = 'start a live response session';
const CANCEL = 'cancel a live response session';
const NEWEST = 100;

/** Source: learn.microsoft.com/defender-endpoint/api/machineaction, and the sample of run-live-response. */
const machineAction = z.object({
  id: z.string().min(1),
  type: z.string().nullish(),
  /** Pending, InProgress, Succeeded, Failed, TimeOut, Cancelled. */
  status: z.string(),
  requestorComment: z.string().nullish(),
  creationDateTimeUtc: z.string().nullish(),
  commands: z
    .array(
      z.object({
        index: z.number(),
        /** Created, Completed, Failed. */
        commandStatus: z.string(),
        startTime: z.string().nullish(),
        errors: z.array(z.unknown()).nullish(),
      }),
    )
    .nullish(),
});
const machineActions = z.object({ value: z.array(z.unknown()) });
const link = z.object({ value: z.string() });

/** A live response session, as Defender for Endpoint shows it. */
export type MachineAction = z.infer<typeof machineAction>;

export type SessionCommand =
  { type: 'RunScript'; script: string; args: string } | { type: 'GetFile'; path: string };

/** What a session is asked for with: Source: learn.microsoft.com/defender-endpoint/api/run-live-response. */
export function sessionRequest(machineId: string, commands: readonly SessionCommand[], comment: string) {
  const body = { Commands: commands.map(commandBody), Comment: comment };
  return { method: 'POST' as const, path: `/api/machines/${machineId}/runliveresponse`, body };
}

/**
 * Starts a session on a device. It is sent once: whoever calls looks for it by its comment before they send it again.
 * Source: learn.microsoft.com/defender-endpoint/api/run-live-response (Machine.LiveResponse).
 *
 * @throws GraphFailure of kind `invalid` with ActiveRequestAlreadyExists while the device has another session
 */
export async function startSession(
  endpoint: MicrosoftApi,
  machineId: string,
  commands: readonly SessionCommand[],
  comment: string,
): Promise<MachineAction> {
  const request = sessionRequest(machineId, commands, comment);
  const answer = await endpoint.send({ operation: RUN, ...request, attempts: 1 });
  return parseAnswer(RUN, answer, machineAction);
}

/**
 * The session of a device that carries this comment, among its newest actions.
 * Source: learn.microsoft.com/defender-endpoint/api/get-machineactions-collection.
 *
 * @throws GraphFailure
 */
export async function findSession(
  endpoint: MicrosoftApi,
  machineId: string,
  comment: string,
): Promise<MachineAction | undefined> {
  const filter = encodeURIComponent(`machineId eq ${odataLiteral(machineId)}`);
  const path = `/api/machineactions?$filter=${filter}&$top=${NEWEST}`;
  const answer = await endpoint.send({ operation: LOOK, method: 'GET', path });
  const all = parseAnswer(LOOK, answer, machineActions).value;
  return all
    .flatMap((one) => machineAction.safeParse(one).data ?? [])
    .find(({ requestorComment }) => requestorComment === comment);
}

/** Source: learn.microsoft.com/defender-endpoint/api/get-machineaction-object. @throws GraphFailure */
export async function readSession(endpoint: MicrosoftApi, id: string): Promise<MachineAction> {
  const path = `/api/machineactions/${encodeURIComponent(id)}`;
  const answer = await endpoint.send({ operation: LOOK, method: 'GET', path });
  return parseAnswer(LOOK, answer, machineAction);
}

/**
 * Cancels a session that has not come to its end.
 * Source: learn.microsoft.com/defender-endpoint/api/cancel-machine-action.
 *
 * @throws GraphFailure of kind `invalid` when it has
 */
export async function cancelSession(endpoint: MicrosoftApi, id: string, comment: string): Promise<void> {
  const path = `/api/machineactions/${encodeURIComponent(id)}/cancel`;
  const body = { Comment: comment };
  await endpoint.send({ operation: CANCEL, method: 'POST', path, body, repeatable: true });
}

/**
 * Where the result of a command can be fetched, for 30 minutes from now.
 * Source: learn.microsoft.com/defender-endpoint/api/get-live-response-result.
 *
 * @throws GraphFailure
 */
export async function resultLink(endpoint: MicrosoftApi, id: string, index: number): Promise<string> {
  const operation = 'ask where the result of a live response command is';
  const path = `/api/machineactions/${encodeURIComponent(id)}/GetLiveResponseResultDownloadLink(index=${index})`;
  return parseAnswer(operation, await endpoint.send({ operation, method: 'GET', path }), link).value;
}

function commandBody(command: SessionCommand) {
  const params =
    command.type === 'RunScript'
      ? [
          { key: 'ScriptName', value: command.script },
          { key: 'Args', value: command.args },
        ]
      : [{ key: 'Path', value: command.path }];
  return { type: command.type, params };
}
