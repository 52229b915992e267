import { runNode } from '../run/launch/run-node.mjs';

/**
 * `npm run check`: what CI runs. Everything goes through Nx, so what has not changed since it passed is not done again.
 * Lint and types look at the whole tree at once, which is quicker than project by project; `nx affected -t lint types
 * test` does the latter.
 */
const targets = 'format,lint-tree,types-tree,boundaries,style,compatibility,generated,test';
process.exitCode = await runNode([
  'node_modules/nx/dist/bin/nx.js',
  'run-many',
  `--targets=${targets}`,
  '--output-style=static',
  ...process.argv.slice(2),
]);
