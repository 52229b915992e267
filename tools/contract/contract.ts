import { spawnSync } from 'node:child_process';
import { globSync } from 'node:fs';
import { join } from 'node:path';
import { workspaceRoot } from '../source/files.ts';
import { runOf, USAGE, type ContractRun } from './runs.ts';

const jest = ['--experimental-vm-modules', '--disable-warning=ExperimentalWarning', join('node_modules', 'jest', 'bin', 'jest.js')];

const run = ({ files, named, environment }: ContractRun): number => {
  if (globSync([...files], { cwd: workspaceRoot, exclude: (path) => path.includes('node_modules') }).length === 0) {
    console.error(`There is no contract run for this port yet (${files.join(', ')}).`);
    return 1;
  }
  const words = ['--verbose', '--maxWorkers=1', ...(named ? ['-t', named] : []), ...files.flatMap((glob) => ['--testMatch', glob])];
  const { status } = spawnSync(process.execPath, [...jest, ...words], { cwd: workspaceRoot, stdio: 'inherit', env: { ...process.env, ...environment } });
  return status ?? 1;
};

/** `node tools/contract/contract.ts <port> <url>`: a port's contract spec, alone, on the server at this address. */
const main = ([port, url]: readonly string[]): number => {
  try {
    return run(runOf(port, url));
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    console.error(`${error.message}\n${USAGE}`);
    return 2;
  }
};

process.exitCode = main(process.argv.slice(2));
