import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

const ROOT = path.join(__dirname, '..', '..');
const COPIED = [
  'src',
  'test',
  'cards',
  'appPackage',
  'scripts',
  'package.json',
  'tsconfig.json',
  '.swcrc',
  'jest.config.js',
];

/** A defence, as it stands in the source, and what stands there when it is taken out. */
interface Defence {
  test: string;
  what: string;
  file: string;
  is: string;
  without: string;
  /** The test misses it at its whole size only. */
  whole?: true;
}

/** For each threat a defence that its test has to miss. */
const DEFENCES: readonly Defence[] = [
  {
    test: 'forged-tokens',
    what: 'a token has to have an end',
    file: 'src/teams/gate.ts',
    is: "if (typeof claims.exp !== 'number') return refuse(401, 'a token without an end');",
    without: '',
  },
  {
    test: 'junk-requests',
    what: 'the gate stands before the Bot Framework',
    file: 'src/teams/gate.ts',
    is: '  if (app === undefined) return undefined;',
    without: '  if (app !== undefined) return undefined;',
    whole: true,
  },
  {
    test: 'fuzzed-activities',
    what: 'who may use what is asked',
    file: 'src/teams/may-use.ts',
    is: "if (who === 'anyone') return true;",
    without: 'return true;',
  },
  {
    test: 'wrong-people',
    what: 'who may decide is asked of the tenant',
    file: 'src/teams/may-use.ts',
    is: "if (who === 'admin') return standing.administrator ? true : setupRefusal(standing);",
    without: "if (who === 'admin') return true;",
  },
  {
    test: 'approvals',
    what: 'an approval is decided once, and while it is open',
    file: 'src/connection/approvals/decidable.ts',
    is: "if (approval.state !== 'pending') return { outcome: 'already', approval };",
    without: '',
  },
  {
    test: 'tenants-apart',
    what: 'a transaction sees one tenant',
    file: 'src/store/database.ts',
    is: 'escapeLiteral(scope)',
    without: "escapeLiteral(scope && '*')",
  },
  {
    test: 'roles-outside',
    what: 'a role is found by its value',
    file: 'src/connection/changes/app-roles.ts',
    is: 'candidate.value === value',
    without: 'candidate.value !== value',
  },
  {
    test: 'propagation',
    what: 'what Entra does not know yet is waited for',
    file: 'src/connection/settle.ts',
    is: "if (kind === 'not-found') return true;",
    without: '',
  },
  {
    test: 'retry-after',
    what: 'a Retry-After is remembered',
    file: 'src/microsoft/graph/retry.ts',
    is: 'if (asked !== undefined) holdOff.note(call.path, asked);',
    without: '',
  },
  {
    test: 'hostile-texts',
    what: 'what Teams would act on is taken the life out of',
    file: 'src/cards/plain-text.ts',
    is: 'visible.replace(LIVE, `$&${WORD_JOINER}`)',
    without: 'visible',
  },
  {
    test: 'hostile-addresses',
    what: 'a host is compared whole',
    file: 'src/microsoft/allowed-address.ts',
    is: 'hostname.endsWith(`.${allowed}`)',
    without: 'hostname.endsWith(allowed)',
  },
  {
    test: 'canary-secrets',
    what: 'a secret that is said is not said again',
    file: 'src/teams/router.ts',
    is: 'if (holdsSecret(what)) return { card: secretInChat() };',
    without: '',
  },
  {
    test: 'altered-audit',
    what: 'the end of the audit is sealed',
    file: 'src/audit/audit.ts',
    is: 'return head === (last && headOf(last)) ? undefined : entries.length + 1;',
    without: 'return head === (last && headOf(last)) ? undefined : undefined;',
  },
  {
    test: 'alert-storm',
    what: 'a storm is one message that grows',
    file: 'src/alerts/watches/send-ping.ts',
    is: 'if (age < MINUTE_MS) return true;',
    without: 'if (age < MINUTE_MS) return false;',
  },
];

/** Takes each defence out of a copy of the program, and looks whether the test of its threat fails then. */
function main(wanted: readonly string[]): void {
  const chosen = DEFENCES.filter(({ test }) => wanted.length === 0 || wanted.includes(test));
  const missed = chosen.filter((defence) => {
    const failed = failsWithout(defence);
    process.stdout.write(`${failed ? '✓' : '✕'} ${defence.test} fails without: ${defence.what}\n`);
    return !failed;
  });
  process.stdout.write(
    `${chosen.length - missed.length} of ${chosen.length} defences are missed by their test.\n`,
  );
  process.exitCode = missed.length === 0 ? 0 : 1;
}

function failsWithout({ test, file, is, without, whole }: Defence): boolean {
  const copy = mkdtempSync(path.join(tmpdir(), 'drawbridge-without-'));
  try {
    for (const name of COPIED) cpSync(path.join(ROOT, name), path.join(copy, name), { recursive: true });
    symlinkSync(path.join(ROOT, 'node_modules'), path.join(copy, 'node_modules'));
    const source = readFileSync(path.join(copy, file), 'utf8');
    if (source.split(is).length !== 2) throw new Error(`${file} does not have ${is} once.`);
    writeFileSync(
      path.join(copy, file),
      source.replace(is, () => without),
    );
    const jest = path.join(copy, 'node_modules', '.bin', 'jest');
    const env = { ...process.env, ...(whole && { SCOREBOARD: '/dev/null' }) };
    const ended = spawnSync(jest, [`test/threats/${test}.test.ts`], { cwd: copy, encoding: 'utf8', env });
    // It has to be the test that says so, not a program that does not start.
    return (
      ended.status !== 0 && /Tests: .*\d failed/.test(ended.stderr) && !ended.stderr.includes('SyntaxError')
    );
  } finally {
    rmSync(copy, { recursive: true, force: true });
  }
}

main(process.argv.slice(2));
