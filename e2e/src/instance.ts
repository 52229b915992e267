import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { openEmbeddedEventStore, type EventStore } from '@pishkhan/event-store';
import { passwordTokens, sessionWith, type Session } from '@pishkhan/http-client';
import { DEMO_PASSWORD } from '@pishkhan/development-issuer/users';
import { beginningOf, guard } from '@pishkhan/servers';

/** A separate platform for one journey: a process that can be killed and restarted on the same data. */
export interface Instance {
  /** A demo user's session at a service. */
  as(username: string, service: string): Session;
  /** The service's address, for requests without a user. */
  urlOf(service: string): string;
  /** Business time. */
  now(): Promise<string>;
  /** Moves business time forward. */
  advance(days: number): Promise<void>;
  /** Arguments with which the audit tools find its history. */
  readonly source: readonly string[];
  /** The log for reading, also while the platform is stopped; the caller must close it. */
  openLog(): Pick<EventStore, 'readStream' | 'close'>;
  /** Kills every process (SIGKILL) without finishing or saving anything. */
  kill(): Promise<void>;
  /** Restarts on the same data. */
  restart(): Promise<void>;
  /** Stops cleanly and removes the data, unless `keep`. */
  remove(keep?: boolean): Promise<void>;
}

/** With the counter desk beside the services. */
export interface InstanceWithDesk extends Instance {
  /** Address of the counter desk. */
  desk(): Promise<string>;
}

const PROGRAM = resolve(import.meta.dirname, '../../deploy/embedded/dist/main.mjs');
const START_LIMIT_MS = 600_000;

/** @throws Error with the program's output if it ends before it is ready, or is not ready within ten minutes. */
export const startInstance = async (
  environment: Readonly<Record<string, string>> = {},
  onProgress: (sentence: string) => void = () => {},
): Promise<InstanceWithDesk> => {
  const dataFolder = await mkdtemp(join(tmpdir(), 'pishkhan-'));
  let running = await launch(dataFolder, environment, onProgress);
  const stopProcess = async (signal: NodeJS.Signals) => {
    if (running.child.exitCode !== null || running.child.signalCode !== null) return;
    const ended = once(running.child, 'exit');
    running.child.kill(signal);
    await ended;
  };
  const urlOf = (service: string): string => running.services[service] ?? fail(`there is no service named ${service}`);
  return {
    urlOf,
    as: (username, service) => sessionWith(urlOf(service), running.tokens(username, DEMO_PASSWORD)),
    desk: async () => ((await (await fetch(`${running.address}/status`)).json()) as { desk: string }).desk,
    now: async () => ((await (await fetch(`${running.address}/status`)).json()) as { now: string }).now,
    advance: async (days) => {
      const { status } = await fetch(`${running.address}/clock/advance?days=${days}`, { method: 'POST' });
      if (status !== 200) throw new Error(`business time cannot move ${days} days: ${status}`);
    },
    source: ['--data', dataFolder],
    openLog: () => openEmbeddedEventStore({ file: join(dataFolder, 'pishkhan.sqlite'), readOnly: true }),
    kill: () => stopProcess('SIGKILL'),
    restart: async () => {
      running = await launch(dataFolder, environment, onProgress);
    },
    remove: async (keep = false) => {
      await stopProcess('SIGTERM');
      if (keep) onProgress(`data are kept in ${dataFolder}`);
      else await rm(dataFolder, { recursive: true, force: true });
    },
  };
};

const launch = async (
  dataFolder: string,
  environment: Readonly<Record<string, string>>,
  onProgress: (sentence: string) => void,
) => {
  const child = spawn(process.execPath, ['--enable-source-maps', PROGRAM], {
    env: { ...process.env, PISHKHAN_PORT: '0', PISHKHAN_DATA: dataFolder, ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: true,
  });
  if (child.pid) guard({ name: 'platform', address: '', log: '', pid: child.pid, began: beginningOf(child.pid) });
  const output = collect(child, onProgress);
  const address = await output.until(/answers on (http:\S+)/);
  const status = await waitUntilReady(address, child, output.all);
  return { child, address, services: status.services, tokens: passwordTokens(status.tokenEndpoint, 'pishkhan') };
};

const collect = (child: ChildProcess, onProgress: (sentence: string) => void) => {
  let all = '';
  const listeners = new Set<() => void>();
  const hear = (chunk: Buffer) => {
    all += chunk.toString();
    for (const line of chunk.toString().split('\n')) if (line.startsWith('  ')) onProgress(line.trim());
    for (const listener of listeners) listener();
  };
  child.stdout!.on('data', hear);
  child.stderr!.on('data', hear);
  child.on('exit', () => listeners.forEach((listener) => listener()));
  const until = (pattern: RegExp): Promise<string> =>
    new Promise((resolvePattern, reject) => {
      const look = () => {
        const found = pattern.exec(all)?.[1];
        if (found === undefined && child.exitCode === null && child.signalCode === null) return;
        listeners.delete(look);
        if (found === undefined) reject(new Error(`the platform ended before it was ready:\n${all}`));
        else resolvePattern(found);
      };
      listeners.add(look);
      look();
    });
  return { until, all: () => all };
};

interface Status {
  readonly progress: string;
  readonly services: Record<string, string>;
  readonly tokenEndpoint: string;
}

const waitUntilReady = async (address: string, child: ChildProcess, output: () => string): Promise<Status> => {
  const deadline = Date.now() + START_LIMIT_MS;
  while (Date.now() < deadline) {
    if (child.exitCode !== null || child.signalCode !== null)
      throw new Error(`the platform ended during loading:\n${output()}`);
    const status = (await (await fetch(`${address}/status`)).json()) as Status;
    if (status.progress === 'ready') return status;
    await sleep(100);
  }
  return fail(`the platform is not ready after ${START_LIMIT_MS / 1000} s:\n${output()}`);
};

const fail = (sentence: string): never => {
  throw new Error(sentence);
};
