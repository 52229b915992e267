import { writeSync } from 'node:fs';

export const closingLine = ({ numPassedTests, numFailedTests, numRuntimeErrorTestSuites }) =>
  `${numPassedTests} passed, ${numFailedTests + numRuntimeErrorTestSuites} failed`;

/** A reporter of jest: the last line of a run in plain words, behind jest's own summary. */
export default class ClosingLine {
  onRunComplete(_, results) {
    process.once('exit', () => writeSync(process.stderr.fd, `${closingLine(results)}\n`));
  }
}
