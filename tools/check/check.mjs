import { runNode } from '../run/launch/run-node.mjs';
import { totalOf } from './test/closing-line.mjs';

/**
 * `npm run check`: what CI runs before anything else. Nx skips targets whose inputs have not changed since they passed.
 * Lint and types check the whole tree at once, which is faster than per project; `nx affected -t lint types test`
 * checks per project. The last line counts the tests of all projects.
 */
const targets = 'format,lint-tree,types-tree,boundaries,style,domain,compatibility,generated,test';
let output = '';
process.exitCode = await runNode(
  [
    'node_modules/nx/dist/bin/nx.js',
    'run-many',
    `--targets=${targets}`,
    '--output-style=static',
    ...process.argv.slice(2),
  ],
  { onOutput: (chunk) => (output += chunk) },
);
console.log(totalOf(output));
