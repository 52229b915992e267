import { runNode } from './launch/run-node.mjs';

/** `node tools/run/run.mjs <script> [arguments]`: runs a project script with the project's own Node and packages. */
process.exitCode = await runNode(process.argv.slice(2));
