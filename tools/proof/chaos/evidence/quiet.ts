import { setTimeout as sleep } from 'node:timers/promises';
import { DEMO_PASSWORD } from '@pishkhan/development-issuer/users';
import { passwordTokens } from '@pishkhan/http-client';

interface Part {
  readonly up: boolean;
  readonly behind?: number;
  readonly parked?: number;
  readonly leads?: boolean;
  readonly lag?: readonly { readonly view: string; readonly behind: number }[];
}

export interface Ready {
  readonly parts: Readonly<Record<string, Part>>;
}

const sessions = new Map<string, () => Promise<string>>();

const operatorAt = (tokenEndpoint: string): Promise<string> => {
  const token = sessions.get(tokenEndpoint) ?? passwordTokens(tokenEndpoint, 'pishkhan')('operator-1', DEMO_PASSWORD);
  sessions.set(tokenEndpoint, token);
  return token();
};

/** Longer than a lease, so that a takeover in between is seen. */
const STILL_MS = 7000;
const LOOK_MS = 500;
const SAID_MS = 10_000;

/** Pending work of a process; empty when it has finished. */
export const unfinished = ({ parts }: Ready, parkedAllowed: number): string[] =>
  Object.entries(parts).flatMap(([name, { up, behind = 0, parked = 0, lag = [] }]) => [
    ...(up ? [] : [`${name} is down`]),
    ...(behind > 0 ? [`${name} is ${behind} behind`] : []),
    ...(parked > parkedAllowed ? [`${name} has ${parked} parked`] : []),
    ...lag.filter((view) => view.behind > 0).map((view) => `${view.view} is ${view.behind} behind`),
  ]);

/** @param tokenEndpoint Where the operator signs in, who sees the parts of a service */
export const readyOf = async (url: string, tokenEndpoint: string): Promise<Ready> => {
  const authorization = `Bearer ${await operatorAt(tokenEndpoint)}`;
  const response = await fetch(`${url}/health/ready`, {
    headers: { authorization },
    signal: AbortSignal.timeout(5000),
  });
  return (await response.json()) as Ready;
};

interface Watched {
  /** Addresses of all processes that respond now. */
  readonly processes: readonly string[];
  readonly tokenEndpoint: string;
  /** Number of processes. */
  readonly count: number;
}

const look = async ({ processes, count, tokenEndpoint }: Watched, parkedAllowed: number): Promise<string[]> => {
  if (processes.length < count) return [`${count - processes.length} processes do not respond`];
  const found = await Promise.all(
    processes.map((url) =>
      readyOf(url, tokenEndpoint)
        .then((ready) => unfinished(ready, parkedAllowed))
        .catch((error: unknown) => [`${url}: ${String(error)}`]),
    ),
  );
  return found.flat();
};

interface Patience {
  readonly limitMs: number;
  /** Number of streams that may stay parked in each process. */
  readonly parkedAllowed?: number;
  say(sentence: string): void;
}

/**
 * Resolves when no process was behind for some seconds. @returns the pending work after a timeout, otherwise nothing
 */
export const quiet = async (
  watched: () => Watched,
  { limitMs, parkedAllowed = 0, say }: Patience,
): Promise<readonly string[]> => {
  let left: string[] = [];
  let [since, said] = [Date.now(), Date.now()];
  for (const limit = Date.now() + limitMs; Date.now() < limit; await sleep(LOOK_MS)) {
    left = await look(watched(), parkedAllowed);
    if (left.length > 0) since = Date.now();
    else if (Date.now() - since > STILL_MS) return [];
    if (left.length === 0 || Date.now() - said < SAID_MS) continue;
    said = Date.now();
    say(`waiting: ${[...new Set(left)].join(', ')}`);
  }
  return left.length > 0 ? left : ['it was not quiet long enough'];
};
