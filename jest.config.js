/** @type {import('jest').Config} */
module.exports = {
  testEnvironment: 'node',
  roots: ['<rootDir>/test'],
  testMatch: ['**/*.test.ts'],
  testPathIgnorePatterns: ['/node_modules/', '/test/e2e/', '/test/crash/', '/test/deployment/'],
  transform: { '^.+\\.ts$': '@swc/jest' },
  globalSetup: '<rootDir>/test/support/global-setup.ts',
  globalTeardown: '<rootDir>/test/support/global-teardown.ts',
  testTimeout: 30_000,
  // Most tests wait for programs more than they reckon: with Jest's usual one worker less a core would be idle.
  maxWorkers: 3,
  // A program that a failed test left behind must not hold up the run.
  forceExit: true,
};
