import path from 'node:path';
import ts from 'typescript';
import { blocksOf, page, ROOT } from './pages';

const examples = new Map(
  blocksOf(page('docs/extending.md'), 'ts').map((block) => {
    const place = /^\/\/ (src\/\S+)\n/.exec(block)?.[1];
    if (place === undefined) throw new Error(`An example names no path: ${block.slice(0, 60)}`);
    return [path.join(ROOT, place), block];
  }),
);

it('shows examples that compile where they say they belong', () => {
  expect(examples.size).toBeGreaterThan(7);
  const { config } = ts.readConfigFile(path.join(ROOT, 'tsconfig.json'), ts.sys.readFile) as {
    config: object;
  };
  const { options } = ts.parseJsonConfigFileContent({ ...config, include: [] }, ts.sys, ROOT);
  const host = ts.createCompilerHost(options);
  const program = ts.createProgram([...examples.keys()], options, {
    ...host,
    fileExists: (file) => examples.has(file) || host.fileExists(file),
    readFile: (file) => examples.get(file) ?? host.readFile(file),
    getSourceFile: (file, version) => {
      const example = examples.get(file);
      return example === undefined
        ? host.getSourceFile(file, version)
        : ts.createSourceFile(file, example, version);
    },
  });
  const problems = [...examples.keys()].flatMap((file) =>
    ts.getPreEmitDiagnostics(program, program.getSourceFile(file)).map(({ messageText }) => {
      return `${path.relative(ROOT, file)}: ${ts.flattenDiagnosticMessageText(messageText, ' ')}`;
    }),
  );
  expect(problems).toEqual([]);
}, 120_000);
