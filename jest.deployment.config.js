/** @type {import('jest').Config} What is delivered, and how it is kept: needs the registry and PostgreSQL, so it runs apart. */
module.exports = {
  ...require('./jest.config.js'),
  roots: ['<rootDir>/test/deployment'],
  testPathIgnorePatterns: ['/node_modules/'],
  maxWorkers: 1,
  testTimeout: 600_000,
};
