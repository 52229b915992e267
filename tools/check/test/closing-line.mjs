import { writeSync } from 'node:fs';

export const closingLine = ({ numPassedTests, numFailedTests, numRuntimeErrorTestSuites }) =>
  `${numPassedTests} passed, ${numFailedTests + numRuntimeErrorTestSuites} failed`;

/** A jest reporter that prints the result as one sentence after jest's own summary. */
export default class ClosingLine {
  onRunComplete(_, results) {
    process.once('exit', () => writeSync(process.stderr.fd, `${closingLine(results)}\n`));
  }
}
