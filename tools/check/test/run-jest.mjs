import { runNode } from '../../run/launch/run-node.mjs';

/** `npm test [-- <paths> <options of jest>]`: the fast tests. */
const jest = [
  '--experimental-vm-modules',
  '--disable-warning=ExperimentalWarning',
  'node_modules/jest/bin/jest.js',
  '--passWithNoTests',
];
const reporters = ['--reporters=default', '--reporters=<rootDir>/tools/check/test/closing-line.mjs'];
process.exitCode = await runNode([...jest, ...process.argv.slice(2), ...reporters]);
