// Loaded into the bot of the soak: every few seconds it collects all that it can and writes down what its heap still holds.
const { appendFileSync } = require('node:fs');
const { setFlagsFromString } = require('node:v8');
const { runInNewContext } = require('node:vm');
const { isMainThread } = require('node:worker_threads');

const EVERY_MS = 10_000;

setFlagsFromString('--expose-gc');
const collect = runInNewContext('gc');

if (isMainThread)
  setInterval(() => {
    collect();
    appendFileSync(process.env.SOAK_SAMPLES, `${Date.now()} ${process.memoryUsage().heapUsed}\n`);
  }, EVERY_MS).unref();
