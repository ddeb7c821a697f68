import { gzipSync } from 'node:zlib';
import type { World } from '../../../world';
import { fromQuarantine } from './quarantine';
import type { Command, CommandEnd, Session } from './state';

/**
 * Does on the device what a command says. Scripts are not run: the one that brings a quarantined file back by its hash is known
 * by what it calls, and every other says nothing. What GetFile collects is compressed with gzip.
 */
export function runCommand(world: World, { machineId }: Session, command: Command): CommandEnd {
  const param = (name: string) => command.params.find(({ key }) => key === name)?.value ?? '';
  if (command.type === 'RunScript') return runScript(world, machineId, param('ScriptName'), param('Args'));
  if (command.type === 'PutFile') return { failed: false, errors: [], result: undefined };
  const content = world.liveResponse.device(machineId).temp.get(param('Path').toLowerCase());
  if (content === undefined) return failed(`The file ${param('Path')} was not found on the device.`);
  return { failed: false, errors: [], result: gzipSync(content) };
}

function runScript(world: World, machineId: string, scriptName: string, args: string): CommandEnd {
  const script = world.liveResponse.library.get(scriptName);
  if (script === undefined) return failed(`The script ${scriptName} is not in the library.`);
  const given = new Map(
    [...args.matchAll(/-(\w+)\s+(\S+)/g)].map(([, name = '', value = '']) => [name, value]),
  );
  const knows = script.text.includes('MpCmdRun.exe') && script.text.includes('-Restore');
  const { exitCode, output } = knows ? restore(world, machineId, given) : { exitCode: 0, output: '' };
  const transcript = {
    script_name: scriptName,
    exit_code: exitCode,
    script_output: output,
    script_errors: '',
  };
  return { failed: false, errors: [], result: Buffer.from(JSON.stringify(transcript)) };
}

function restore(world: World, machineId: string, given: ReadonlyMap<string, string>) {
  const { temp } = world.liveResponse.device(machineId);
  const folder = String.raw`c:\windows\temp\drawbridge-${given.get('Reference') ?? ''}`;
  if (given.get('Action') === 'Remove') {
    for (const path of temp.keys()) if (path.startsWith(folder)) temp.delete(path);
    return { exitCode: 0, output: 'drawbridge: removed\n' };
  }
  const content = fromQuarantine(world, machineId, given.get('Hash') ?? '');
  if (content === undefined) return { exitCode: 3, output: 'drawbridge: not in quarantine\n' };
  temp.set(String.raw`${folder}\file.bin`, content);
  return { exitCode: 0, output: 'drawbridge: restored\n' };
}

function failed(error: string): CommandEnd {
  return { failed: true, errors: [error], result: undefined };
}
