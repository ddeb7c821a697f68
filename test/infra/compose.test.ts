import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { parse } from 'yaml';

const ROOT = path.join(__dirname, '..', '..');

interface Service {
  image: string;
  command?: string[];
  env_file?: string;
  environment?: Record<string, string>;
  secrets?: string[];
  read_only?: boolean;
  cap_drop?: string[];
}

const { services } = parse(readFileSync(path.join(ROOT, 'compose.yaml'), 'utf8')) as {
  services: Record<string, Service>;
};

it('lets the database administrator’s password reach the database and the job alone', () => {
  const holders = Object.entries(services).filter(([, { secrets = [] }]) =>
    secrets.includes('postgres-password'),
  );
  expect(holders.map(([name]) => name).sort()).toEqual(['postgres', 'prepare-database']);
});

it('runs our own image without rights and without a place to write to', () => {
  const ours = Object.values(services).filter(({ image }) => image === 'drawbridge');
  expect(ours).toHaveLength(2);
  for (const service of ours) expect(service).toMatchObject({ read_only: true, cap_drop: ['ALL'] });
});

it('starts programs that the build makes, and pins what is not ours', () => {
  const [, program = ''] =
    /node dist\/(\S+)\.js/.exec(services['prepare-database']?.command?.join(' ') ?? '') ?? [];
  expect(existsSync(path.join(ROOT, 'src', `${program}.ts`))).toBe(true);
  for (const { image } of Object.values(services).filter(({ image }) => image !== 'drawbridge'))
    expect(image).toMatch(/^[a-z]+:\d+\.\d+(\.\d+)?-[a-z]+$/);
});
