import { DrizzleQueryError } from 'drizzle-orm/errors';
import { DatabaseError } from 'pg';
import { createLog } from '../src/log';
import { GraphFailure } from '../src/microsoft/graph/failure';

function lineOf(error: unknown): string {
  const lines: string[] = [];
  const log = createLog('info', () => ({}), { write: (line: string) => lines.push(line) });
  log.error({ err: error }, 'it failed');
  return lines.join('');
}

it('says which query failed, and none of its values', () => {
  const cause = new DatabaseError('invalid input syntax for type uuid: "ava at lap-0142"', 1, 'error');
  Object.assign(cause, {
    code: '22P02',
    severity: 'ERROR',
    detail: 'Failing row contains (Odd PowerShell).',
  });
  const line = lineOf(new DrizzleQueryError('select $1', ['Odd PowerShell'], cause));
  expect(line).toContain('Failed query: select $1: invalid input syntax for type uuid');
  expect(line).toContain('logged-error.test.ts');
  expect(line).not.toMatch(/Odd PowerShell|lap-0142/);
});

it('leaves out what Microsoft quotes', () => {
  const detail = `Request_ResourceNotFound: Resource 'ava' doesn't exist. Ask "eve" or bob@contoso.example.`;
  const line = lineOf(new GraphFailure('read the user', 'not-found', detail, 'request-1'));
  expect(JSON.parse(line)).toMatchObject({
    err: {
      type: 'GraphFailure',
      kind: 'not-found',
      requestId: 'request-1',
      message: `read the user: not-found: Request_ResourceNotFound: Resource '…' doesn't exist. Ask '…' or …`,
    },
  });
  expect(line).not.toContain('contoso');
});

it('says what a fault of our own is, and its cause', () => {
  const error = new TypeError(`undefined has no 'length'`, { cause: new Error('the cause') });
  expect(JSON.parse(lineOf(error))).toMatchObject({
    err: { type: 'TypeError', message: `undefined has no 'length': the cause` },
  });
});
