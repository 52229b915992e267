import { runNode } from './launch/run-node.mjs';

/** `npm run check`: what CI runs. Everything goes through Nx, so what has not changed since it passed is not done again. */
const targets = 'lint,types,boundaries,style,compatibility,generated,test';
process.exitCode = await runNode(['node_modules/nx/dist/bin/nx.js', 'run-many', `--targets=${targets}`, '--output-style=static', ...process.argv.slice(2)]);
