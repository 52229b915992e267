/** A reporter of jest: the last line of a run in plain words. */
export const closingLine = ({ numPassedTests, numFailedTests, numRuntimeErrorTestSuites }) => `${numPassedTests} passed, ${numFailedTests + numRuntimeErrorTestSuites} failed`;

export default class ClosingLine {
  onRunComplete(_, results) {
    process.stderr.write(`${closingLine(results)}\n`);
  }
}
