import { eventually } from '@pishkhan/testing/eventually';
import { PATIENCE_MS, type World } from '../../world.ts';
import { deliver, openSubscriber } from '../subscriber.ts';

interface Progress {
  readonly read: number;
  readonly absent: number;
  readonly toReview: number;
  readonly open: number;
}
interface Round {
  readonly orderId: string;
  readonly contractorId: string;
  readonly state: string;
  readonly progress: Progress;
}

/** A3-5, 9.6, A9-1: a round of a route is ordered, read in part, and reported with what the records have. */
export const readingRound = async (world: World): Promise<void> => {
  const { tell } = world;
  tell.step('A round of three connections is ordered from the contractor of the zone and reported (A3-5, 9.6, A9-1)');
  const supply = { installedOn: '2026-06-22', index: 500 };
  const first = await openSubscriber(world, { ...supply, fileNumber: '20000771', fullName: 'نسرین کاوه' });
  const second = await openSubscriber(world, { ...supply, fileNumber: '20000772', fullName: 'بابک رستگار' });
  const third = await openSubscriber(world, { ...supply, fileNumber: '20000773', fullName: 'مینو صالحی' });
  const affairs = world.metering('affairs-1');
  const reader = world.metering('reader-zagros');
  const stops = [second, first, third].map(({ serial }, at) => ({ serial, addressCode: `01-07-${at + 1}` }));
  const route = { zone: 'zone-a', route: 'route-demonstration' };
  await affairs.post('/v1/reading-routes', { ...route, from: '1405/09/01', stops });
  const days = { from: '1405/09/01', to: '1405/09/10' };
  const { rounds } = await affairs.post<{ rounds: { roundId: string }[] }>('/v1/reading-rounds', { ...route, ...days });
  const path = `/v1/reading-rounds/${rounds[0]!.roundId}`;
  const { orderId, contractorId } = await reader.get<Round>(path);
  tell.expect('the order goes to', contractorId, 'contractor-zagros');
  await reader.post(`${path}/orders/${orderId}/acceptances`, undefined);
  await deliver(world, first, [['1405-09-01', 620]]);
  await deliver(world, second, [['1405-09-01', 480]]);
  const progress = await eventually(
    async () => {
      const round = await affairs.get<Round>(path);
      return round.progress.read + round.progress.toReview === 2 && round.progress;
    },
    PATIENCE_MS,
    'the progress has both readings',
  );
  tell.expect('read, to review, absent, open', progress, { read: 1, absent: 0, toReview: 1, open: 1 });
  const done = `${path}/orders/${orderId}/completions`;
  tell.expectRefused(
    'a report without a word about the open one',
    await reader.request('POST', done, { body: {} }),
    422,
    'OpenConnectionsMustBeExplained',
  );
  await reader.post(done, { note: 'در بسته بود و جای برگه نبود' });
  tell.expect('the order is', (await affairs.get<Round>(path)).state, 'done');
};
