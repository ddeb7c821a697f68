/** @type {import('jest').Config} The tests that stand on the scoreboard, at their whole size: `npm run scoreboard`. */
module.exports = {
  ...require('./jest.config.js'),
  testPathIgnorePatterns: ['/node_modules/', '/test/e2e/'],
  // One after another: some of them count what the machine's memory and time are.
  maxWorkers: 1,
  testTimeout: 3_600_000,
};
