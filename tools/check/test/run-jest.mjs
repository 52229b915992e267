import { runNode } from '../../run/launch/run-node.mjs';

/** `npm test [-- <paths> <options of jest>]`: the fast tests. */
const jest = [
  '--experimental-vm-modules',
  '--disable-warning=ExperimentalWarning',
  'node_modules/jest/bin/jest.js',
  '--passWithNoTests',
  // A failed test may leave a connection open; without this the run would hang and report nothing.
  '--forceExit',
];
const reporters = ['--reporters=default', '--reporters=<rootDir>/tools/check/test/closing-line.mjs'];
process.exitCode = await runNode([...jest, ...process.argv.slice(2), ...reporters]);
