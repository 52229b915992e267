/**
 * P7: time from an append in one service to the document in another service's view, through the real broker and
 * database. The reference is the round trip of a record of the same size on the same broker with the bare client; the
 * shortest possible way on this disk is also shown. Sequential, in one process; rounds alternate (A C B A C B …).
 */
import { randomUUID } from 'node:crypto';
import { openBareWay } from './bare-way.ts';
import { median, quantile, rounded, writeResults } from './figures.ts';
import { openRoundTrips } from './raw-round-trips.ts';
import { billIssued } from './samples.ts';
import { withServers } from './servers.ts';
import { openTwoServices, STAGES, type Way } from './two-services.ts';

const rounds = 7;
const each = 200;
const warmUp = 300;

const times = async <Result>(count: number, work: () => Promise<Result>): Promise<Result[]> => {
  const results: Result[] = [];
  while (results.length < count) results.push(await work());
  return results;
};

type Rounds = readonly (readonly number[])[];
const middle = (measured: Rounds, share: number): number => median(measured.map((round) => quantile(round, share)));
const ratio = (measured: Rounds, reference: Rounds, share: number): number =>
  rounded(median(measured.map((round, at) => quantile(round, share) / quantile(reference[at]!, share))));

const tell = (reference: Rounds, bare: Rounds, ways: readonly (readonly Way[])[]): void => {
  const visible = ways.map((round) => round.map((way) => way.visible));
  const row = (work: string, measured: Rounds) => ({
    work,
    done: measured.flat().length,
    'p50 ms': rounded(middle(measured, 0.5)),
    'p99 ms': rounded(middle(measured, 0.99)),
    'p50 ×': ratio(measured, reference, 0.5),
    'p99 ×': ratio(measured, reference, 0.99),
  });
  const table = [
    row('raw produce → consume (reference)', reference),
    row('flush → produce → consume → insert → find, bare', bare),
    row('append → visible in the view', visible),
  ];
  const stages = STAGES.map((stage) => ({
    'up to': stage,
    'p50 ms': rounded(
      middle(
        ways.map((round) => round.map((way) => way[stage])),
        0.5,
      ),
    ),
  }));
  const [p50, p99] = [ratio(visible, reference, 0.5), ratio(visible, reference, 0.99)];
  const ofBare = { p50: ratio(visible, bare, 0.5), p99: ratio(visible, bare, 0.99) };
  console.table(table);
  console.table(stages);
  console.log(
    `P7: p50 ${p50} × (goal ≤ 3), p99 ${p99} × (goal ≤ 5); against the bare way p50 ${ofBare.p50} ×, p99 ${ofBare.p99} ×; medians of ${rounds} rounds`,
  );
  writeResults('delivery', { benchmark: 'P7', rounds, each, p50, p99, ofBare, table, stages });
  process.exitCode = p50 <= 3 && p99 <= 5 ? 0 : 1;
};

await withServers(async (servers) => {
  const [raw, services] = await Promise.all([openRoundTrips(servers.kafka), openTwoServices(servers)]);
  const bareWay = await openBareWay(servers, raw);
  const roundTrip = () => raw.one(randomUUID(), JSON.stringify(billIssued('1', randomUUID())));
  const [reference, bare, ways]: [number[][], number[][], Way[][]] = [[], [], []];
  for (const work of [roundTrip, bareWay.one, services.one]) await times(warmUp, work as () => Promise<unknown>);
  for (let round = 0; round < rounds; round++) {
    reference.push(await times(each, roundTrip));
    bare.push(await times(each, bareWay.one));
    ways.push(await times(each, services.one));
  }
  await Promise.all([raw.close(), bareWay.close(), services.close()]);
  tell(reference, bare, ways);
});
