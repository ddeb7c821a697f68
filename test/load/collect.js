// Loaded into the bot of the soak: lets it collect all that it can every few seconds, so that what its heap holds is what it keeps.
const { setFlagsFromString } = require('node:v8');
const { runInNewContext } = require('node:vm');

setFlagsFromString('--expose-gc');
setInterval(runInNewContext('gc'), 5_000).unref();
