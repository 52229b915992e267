import { eventually } from '@pishkhan/testing/eventually';
import { setTimeout as sleep } from 'node:timers/promises';
import type { LocalPlatform, Supervised } from '../../../../deploy/local/src/platform.ts';
import type { Kind, Victim } from './plan.ts';

const BACK_MS = 150_000;

/** A process that may be killed and paused. */
export interface Target extends Victim {
  signal(word: NodeJS.Signals): void;
  /** Kills it, waits, restarts it, and resolves when it responds again. */
  killFor(downMs: number): Promise<void>;
  /** Resolves when it works again, also after a pause. */
  whole(): Promise<void>;
}

/** The supervisor restarts it by itself, as a cluster would. */
const replica = (process: Supervised): Target => ({
  name: process.program.name,
  kind: 'service',
  signal: (word) => process.signal(word),
  killFor: async () => {
    const before = process.pid;
    process.signal('SIGKILL');
    const isBack = () => process.pid !== before && process.url !== undefined;
    await eventually(isBack, BACK_MS, `${process.program.name} is back`);
  },
  whole: () => Promise.resolve(),
});

const eventStore = (process: Supervised): Target => ({
  name: process.program.name,
  kind: 'event store',
  signal: (word) => process.signal(word),
  killFor: async (downMs) => {
    await process.kill();
    await sleep(downMs);
    await process.start();
  },
  whole: () => Promise.resolve(),
});

interface ServerOptions {
  readonly name: string;
  readonly kind: Kind;
  whole(): Promise<boolean>;
}

const STARTS = 3;
const BETWEEN_STARTS_MS = 2000;

/** A server may crash during its start, as after any kill; it is restarted a few times. */
const startAgain = async (start: () => Promise<void>): Promise<void> => {
  for (let attempt = 1; ; attempt++) {
    try {
      return await start();
    } catch (error) {
      if (attempt === STARTS) throw error;
      console.error(`restarted: ${error instanceof Error ? error.message.slice(0, 200) : String(error)}`);
      await sleep(BETWEEN_STARTS_MS);
    }
  }
};

const server = ({ servers }: LocalPlatform, { name, kind, whole }: ServerOptions): Target => {
  let pid = servers.pid(name);
  const signal = (word: NodeJS.Signals): void => {
    if (pid !== undefined) process.kill(-pid, word);
  };
  return {
    name,
    kind,
    signal,
    killFor: async (downMs) => {
      signal('SIGKILL');
      pid = undefined;
      await sleep(downMs);
      await startAgain(() => servers.start(name));
      pid = servers.pid(name);
    },
    whole: async () => void (await eventually(whole, BACK_MS, `${name} is healthy`)),
  };
};

/** @param inSync Whether every partition has all its replicas */
export const targetsOf = (platform: LocalPlatform, inSync: () => Promise<boolean>): Target[] => [
  ...platform.services.flatMap(({ processes }) => processes.map(replica)),
  ...(platform.store ? [eventStore(platform.store)] : []),
  ...platform.servers.components.map(({ name, part }) =>
    part === 'kafka'
      ? server(platform, { name, kind: 'broker', whole: inSync })
      : server(platform, { name, kind: 'database', whole: () => Promise.resolve(true) }),
  ),
];
