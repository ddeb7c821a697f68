/** @type {import('jest').Config} The browser's tests: they start the whole product, so they run apart. */
module.exports = {
  testEnvironment: 'node',
  roots: ['<rootDir>/test/e2e'],
  testMatch: ['**/*.test.ts'],
  transform: { '^.+\\.ts$': '@swc/jest' },
  testTimeout: 180_000,
  maxWorkers: 1,
};
