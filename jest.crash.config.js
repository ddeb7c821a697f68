/** @type {import('jest').Config} Kills the bot at every call of a setup: thorough, and minutes long, so it runs apart. */
module.exports = {
  ...require('./jest.config.js'),
  roots: ['<rootDir>/test/crash'],
  testPathIgnorePatterns: ['/node_modules/'],
};
