import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { globSync } from 'node:fs';
import { join } from 'node:path';
import { workspaceRoot } from '../../check/source/files.ts';
import { withRealServers } from './real-servers.ts';
import { runOf, USAGE, type ContractRun } from './runs.ts';

const jest = [
  '--experimental-vm-modules',
  '--disable-warning=ExperimentalWarning',
  join('node_modules', 'jest', 'bin', 'jest.js'),
];

const run = async ({ files, named, environment, faultOfServer }: ContractRun): Promise<number> => {
  if (globSync([...files], { cwd: workspaceRoot, exclude: (path) => path.includes('node_modules') }).length === 0) {
    console.error(`There is no contract run for this port (${files.join(', ')}).`);
    return 1;
  }
  const fault = await faultOfServer?.();
  if (fault) {
    console.error(fault);
    return 1;
  }
  const words = [
    '--verbose',
    '--maxWorkers=1',
    '--forceExit',
    ...(named ? ['-t', named] : []),
    ...files.flatMap((glob) => ['--testMatch', glob]),
  ];
  const [status] = (await once(
    spawn(process.execPath, [...jest, ...words], {
      cwd: workspaceRoot,
      stdio: 'inherit',
      env: { ...process.env, ...environment },
    }),
    'exit',
  )) as [number | null];
  return status ?? 1;
};

/** Of the outages of an event store: a few of each kind. */
const SHORT_FORM = { PISHKHAN_CONTRACT_FORM: 'short' };

/** Runs the contract of every port that has a real server on this machine; one failure fails the whole. */
const runAll = (): Promise<number> =>
  withRealServers(async (addresses) => {
    const failed: string[] = [];
    for (const [port, url, more] of addresses) {
      console.log(`\n== contract of ${port} on ${url}`);
      const { environment, ...named } = runOf(port, url);
      if ((await run({ ...named, environment: { ...environment, ...SHORT_FORM, ...more } })) !== 0) failed.push(port);
    }
    console.log(
      failed.length === 0
        ? `\nThe contracts of ${addresses.map(([port]) => port).join(', ')} hold on real servers.`
        : `\nBroken: ${failed.join(', ')}`,
    );
    return failed.length === 0 ? 0 : 1;
  });

/**
 * `node tools/proof/conformance/contract.ts <port> <url>`: a port's contract spec on the server at this address; `all`:
 * on servers that it starts itself.
 */
const main = async ([port, url]: readonly string[]): Promise<number> => {
  try {
    return await (port === 'all' ? runAll() : run(runOf(port, url)));
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    console.error(`${error.message}\n${USAGE}`);
    return 2;
  }
};

process.exitCode = await main(process.argv.slice(2));
