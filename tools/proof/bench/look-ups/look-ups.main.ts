import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { customerAccounts } from '@pishkhan/customer-accounts';
import { post, signedContract, startTestPlatform } from '@pishkhan/testing';
import { workspaceRoot } from '../../../check/source/files.ts';

/** Rounds of A B A B; reads of each side in a round, and how many are in flight. */
const ROUNDS = 5;
const READS = 300;
const IN_FLIGHT = [1, 16];

const accountId = '20000901';
const contract = signedContract({ fileNumber: accountId, subscriptionNumber: '062120000901' });

const median = (numbers: readonly number[]): number =>
  numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)]!;

const platform = await startTestPlatform();
try {
  const recording = await platform.start(customerAccounts);
  await recording.send(post('/v1/accounts', contract).by('affairs-1'));
  const token = await platform.tokenFor('clerk-101');
  const { append } = platform.eventStore;
  const store = platform.eventStore as { append: typeof append };
  /** The reference: the same read whose record is not written. The log accepts it at once and forgets it. */
  const forgetting: typeof append = (stream, expected, events) =>
    stream.startsWith('looked-up-')
      ? Promise.resolve({ revision: -1, position: { commit: 0n, prepare: 0n } })
      : append.call(platform.eventStore, stream, expected, events);

  const read = async (): Promise<void> => {
    const response = await fetch(`${recording.url}/v1/accounts/${accountId}`, {
      headers: { authorization: `Bearer ${token}`, 'x-reason': 'bench' },
    });
    const text = await response.text();
    if (response.status !== 200) throw new Error(text);
  };
  /** Milliseconds and CPU milliseconds per read. */
  const round = async (inFlight: number): Promise<{ wall: number; cpu: number }> => {
    // Each round has a day of its own: the stream of a reader's day is short, as it is in use.
    platform.clock.advance(86_400_000);
    let left = READS;
    const [began, cpu] = [performance.now(), process.cpuUsage()];
    await Promise.all(
      Array.from({ length: inFlight }, async () => {
        while (left-- > 0) await read();
      }),
    );
    const used = process.cpuUsage(cpu);
    return { wall: (performance.now() - began) / READS, cpu: (used.user + used.system) / 1_000 / READS };
  };

  const rows: Record<string, number>[] = [];
  for (const inFlight of IN_FLIGHT) {
    const sides: Record<'recorded' | 'forgotten', { wall: number; cpu: number }[]> = { recorded: [], forgotten: [] };
    for (let index = 0; index < ROUNDS; index += 1) {
      store.append = forgetting;
      sides.forgotten.push(await round(inFlight));
      store.append = append;
      sides.recorded.push(await round(inFlight));
    }
    const of = (side: 'recorded' | 'forgotten', what: 'wall' | 'cpu') => median(sides[side].map((each) => each[what]));
    rows.push({
      'in flight': inFlight,
      'reads a side': ROUNDS * READS,
      'ms recorded': of('recorded', 'wall'),
      'ms without record': of('forgotten', 'wall'),
      'ratio wall': of('recorded', 'wall') / of('forgotten', 'wall'),
      'ratio CPU': of('recorded', 'cpu') / of('forgotten', 'cpu'),
    });
  }
  console.table(rows);
  const folder = join(workspaceRoot, 'bench/results');
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'look-ups.json'), JSON.stringify(rows, null, 2));
} finally {
  await platform.stop();
}
