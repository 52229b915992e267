import { runNode } from './launch/run-node.mjs';

/**
 * `node tools/run/run.mjs <script> [arguments]`: a script of the project, on the project's own Node, with the packages
 * installed.
 */
process.exitCode = await runNode(process.argv.slice(2));
