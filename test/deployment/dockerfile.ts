import { execFile } from 'node:child_process';
import { chmod, cp, mkdir, mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);
const ROOT = path.join(__dirname, '..', '..');

/** What a Dockerfile comes to, made by hand. */
export interface Image {
  /** The folder that is `/` in the image, as far as the Dockerfile itself fills it. */
  root: string;
  workdir: string;
  environment: Record<string, string>;
  user: { uid: number; gid: number };
  command: string[];
  health: string[];
  remove(): Promise<void>;
}

interface Instruction {
  verb: string;
  rest: string;
}

interface Stage extends Omit<Image, 'remove'> {
  name: string;
}

/**
 * Does what the Dockerfile says, instruction by instruction, where no Docker engine is at hand: each stage is a folder, and
 * its base image is this machine. It knows the instructions that ours uses, and refuses any other.
 */
export async function buildByHand(): Promise<Image> {
  const place = await mkdtemp(path.join(tmpdir(), 'drawbridge-image-'));
  await chmod(place, 0o755);
  const stages: Stage[] = [];
  for (const instruction of parse(await readFile(path.join(ROOT, 'Dockerfile'), 'utf8'))) {
    if (instruction.verb === 'FROM') stages.push(await begin(place, instruction, stages.length));
    else await apply(instruction, current(stages), stages);
  }
  return { ...current(stages), remove: () => rm(place, { recursive: true, force: true }) };
}

function parse(text: string): Instruction[] {
  const lines = text
    .replaceAll(/^#.*\n/gm, '')
    .replaceAll(/\\\n\s*/g, ' ')
    .split('\n')
    .filter(Boolean);
  return lines.map((line) => {
    const [verb = '', ...rest] = line.split(' ');
    return { verb, rest: rest.join(' ').trim() };
  });
}

async function begin(place: string, { rest }: Instruction, index: number): Promise<Stage> {
  const [image = '', , name = String(index)] = rest.split(/\s+/);
  if (!/^node:20\.\d+\.\d+-/.test(image)) throw new Error(`${image} is no pinned Node.js 20.`);
  const root = path.join(place, name);
  await mkdir(root);
  return {
    ...{ name, root, workdir: '/', environment: {}, user: { uid: 0, gid: 0 }, command: [], health: [] },
  };
}

async function apply({ verb, rest }: Instruction, stage: Stage, stages: readonly Stage[]): Promise<void> {
  switch (verb) {
    case 'WORKDIR':
      stage.workdir = rest;
      await mkdir(path.join(stage.root, rest), { recursive: true });
      return;
    case 'ENV':
      for (const [, name = '', value = ''] of rest.matchAll(/(\w+)=(\S+)/g)) stage.environment[name] = value;
      return;
    case 'COPY':
      return copy(rest, stage, stages);
    case 'RUN':
      return shell(rest, stage);
    case 'USER': {
      const [uid = 0, gid = 0] = rest.split(':').map(Number);
      stage.user = { uid, gid };
      return;
    }
    case 'HEALTHCHECK':
      stage.health = JSON.parse(rest.slice(rest.indexOf('CMD') + 3)) as string[];
      return;
    case 'CMD':
      stage.command = JSON.parse(rest) as string[];
      return;
    case 'VOLUME':
    case 'EXPOSE':
      return;
    default:
      throw new Error(`What ${verb} does is not known here.`);
  }
}

/** A single folder's content goes into the target, a file by its name. */
async function copy(rest: string, stage: Stage, stages: readonly Stage[]): Promise<void> {
  const [flag = '', ...others] = rest.split(/\s+/);
  const from = /^--from=(.+)$/.exec(flag)?.[1];
  const paths = from === undefined ? [flag, ...others] : others;
  const source = from === undefined ? ROOT : (stages.find(({ name }) => name === from)?.root ?? '');
  const target = paths.pop() ?? '';
  for (const file of paths) {
    const name = target.endsWith('/') ? path.join(target, path.basename(file)) : target;
    const filter = (found: string) => from !== undefined || !found.endsWith('.sample.json');
    await cp(path.join(source, file), path.join(stage.root, stage.workdir, name), {
      recursive: true,
      filter,
    });
  }
}

/** Absolute paths of the image's own folders are those below its root. */
async function shell(command: string, { root, workdir, environment }: Stage): Promise<void> {
  const here = command.replaceAll('/var/lib/drawbridge', path.join(root, 'var/lib/drawbridge'));
  const env = { PATH: process.env['PATH'], HOME: process.env['HOME'], ...environment };
  await run('/bin/sh', ['-c', here], { cwd: path.join(root, workdir), env, maxBuffer: 2 ** 26 });
}

function current(stages: readonly Stage[]): Stage {
  const stage = stages.at(-1);
  if (stage === undefined) throw new Error('The Dockerfile begins with no FROM.');
  return stage;
}
