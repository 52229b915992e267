import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

/** The test server as a process of its own: always on one file and one port. */
export interface EventStoreProcess {
  /** @returns The connection string */
  start(): Promise<string>;
  /** @returns The exit code */
  end(signal: NodeJS.Signals): Promise<number | null>;
  killAndRestart(): Promise<void>;
}

export const eventStoreProcess = (file: string, options: readonly string[] = []): EventStoreProcess => {
  let child: ChildProcess | undefined;
  let port = '0';
  const words = () => [
    '--disable-warning=ExperimentalWarning',
    join(import.meta.dirname, '..', 'main.ts'),
    '--file',
    file,
    '--port',
    port,
    ...options,
  ];
  const start = async () => {
    const started = spawn(process.execPath, words(), { stdio: ['ignore', 'pipe', 'inherit'] });
    child = started;
    const [line] = (await once(createInterface({ input: started.stdout }), 'line')) as [string];
    const connectionString = /esdb:\S+/.exec(line)![0];
    port = new URL(connectionString).port;
    return connectionString;
  };
  const end = async (signal: NodeJS.Signals) => {
    const exit = once(child!, 'exit') as Promise<[number | null]>;
    child!.kill(signal);
    return (await exit)[0];
  };
  const killAndRestart = async () => {
    await end('SIGKILL');
    await start();
  };
  return { start, end, killAndRestart };
};
