const { cpSync } = require('node:fs');
const path = require('node:path');

/** What the compiler leaves behind: the migrations, which are read at start. */
const root = path.join(__dirname, '..');
cpSync(path.join(root, 'src/store/migrations'), path.join(root, 'dist/store/migrations'), {
  recursive: true,
});
