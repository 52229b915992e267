import { runNode } from '../run/launch/run-node.mjs';

/**
 * `npm run check`: the same as CI. Nx skips targets whose inputs have not changed since they passed. Lint and types
 * check the whole tree at once, which is faster than per project; `nx affected -t lint types test` checks per project.
 */
const targets = 'format,lint-tree,types-tree,boundaries,style,compatibility,generated,test';
process.exitCode = await runNode([
  'node_modules/nx/dist/bin/nx.js',
  'run-many',
  `--targets=${targets}`,
  '--output-style=static',
  ...process.argv.slice(2),
]);
