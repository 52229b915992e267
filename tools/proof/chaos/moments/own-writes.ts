import { ANSWER_MS } from '../load/call-times.ts';
import { installMeter, openAccount, type Client } from '../load/deeds.ts';
import { isAcknowledged, type Entry } from '../load/journal.ts';
import type { Subscriber } from '../load/world.ts';

export interface OwnWrites {
  readonly readsMs: readonly number[];
  /** Writes that the following read did not show. */
  readonly unseen: readonly string[];
}

type Read = Readonly<Record<'user' | 'service' | 'path', string>>;

const readAfter = async (
  { caller }: Client,
  { position = '' }: Entry,
  from: Read,
): Promise<{ ms: number; seen: boolean }> => {
  const before = performance.now();
  const sent = await caller.send({ method: 'GET', ...from, headers: { 'x-after-position': position } }, ANSWER_MS);
  return { ms: performance.now() - before, seen: sent?.status === 200 };
};

/** Writes one account and one meter, and reads each at once with the position of the response (R10). */
const writeAndRead = async (
  client: Client,
  newcomer: Subscriber,
): Promise<{ ms: number; seen: boolean; path: string }[]> => {
  const writes = [
    {
      write: openAccount,
      from: { user: 'affairs-1', service: 'customer-accounts', path: `/v1/accounts/${newcomer.account.fileNumber}` },
    },
    {
      write: installMeter,
      from: { user: 'connections-1', service: 'metering', path: `/v1/meters/${newcomer.meter.serial}` },
    },
  ];
  const reads = [];
  for (const { write, from } of writes) {
    const entry = await write(client, newcomer);
    if (isAcknowledged(entry)) reads.push({ ...(await readAfter(client, entry, from)), path: from.path });
  }
  client.world.installed(newcomer);
  return reads;
};

/** Without faults, sequentially. */
export const readOwnWrites = async (client: Client, times: number): Promise<OwnWrites> => {
  const reads: { ms: number; seen: boolean; path: string }[] = [];
  while (reads.length < times) reads.push(...(await writeAndRead(client, client.world.newcomer())));
  return { readsMs: reads.map(({ ms }) => ms), unseen: reads.filter(({ seen }) => !seen).map(({ path }) => path) };
};
