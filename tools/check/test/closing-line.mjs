import { writeSync } from 'node:fs';

export const closingLine = ({ numPassedTests, numFailedTests, numRuntimeErrorTestSuites }) =>
  `${numPassedTests} passed, ${numFailedTests + numRuntimeErrorTestSuites} failed`;

/** One closing line for all closing lines found in an output. */
export const totalOf = (output) => {
  const counts = [...output.matchAll(/^(\d+) passed, (\d+) failed\r?$/gm)];
  const total = (group) => counts.reduce((sum, found) => sum + Number(found[group]), 0);
  return `${total(1)} passed, ${total(2)} failed`;
};

/** A jest reporter that prints the result as one sentence after jest's own summary. */
export default class ClosingLine {
  onRunComplete(_, results) {
    process.once('exit', () => writeSync(process.stderr.fd, `${closingLine(results)}\n`));
  }
}
