import { eventually } from '@pishkhan/testing/eventually';
import { PATIENCE_MS, type World } from '../../world.ts';
import { billsWhen, deliver, openSubscriber, type Subscriber } from '../subscriber.ts';

interface Unread {
  readonly accountId: string;
  readonly rights: readonly { readonly trigger: string }[];
}

/** What the list of the head says of a connection; nothing if it is not in it. */
const rightsOf = async (world: World, { accountId }: Subscriber): Promise<readonly string[]> => {
  const { items } = await world
    .metering('head-1')
    .get<{ items: readonly Unread[] }>('/v1/unread-connections?limit=200');
  const found = items.find((each) => each.accountId === accountId);
  return (found?.rights ?? []).map(({ trigger }) => trigger).toSorted();
};
const rightsWhen = (world: World, subscriber: Subscriber, wanted: readonly string[]): Promise<unknown> =>
  eventually(
    async () => String(await rightsOf(world, subscriber)) === String(wanted),
    PATIENCE_MS,
    `the rights at ${subscriber.accountId} are ${wanted.join(', ') || 'none'}`,
  );

/** 15.4-6, B3-7, B7-4: two periods give two rights; each is settled by its own fact, and nothing is cut here. */
export const unreadConnections = async (world: World): Promise<void> => {
  const { tell } = world;
  tell.step('Nobody was at home in two periods: two rights in the list of the head, each settled apart (15.4-6)');
  const supply = { installedOn: '2026-08-23', index: 1_000 };
  const first = await openSubscriber(world, { ...supply, fileNumber: '20000691', fullName: 'رویا صفایی' });
  const second = await openSubscriber(world, { ...supply, fileNumber: '20000692', fullName: 'فرید نادری' });
  for (const each of [first, second]) {
    await deliver(world, each, [
      ['1405-07-01', 1_090],
      ['1405-08-01', 'absent'],
      ['1405-09-01', 'absent'],
    ]);
    await billsWhen(world, each, 3);
    await rightsWhen(world, each, ['notDetermined', 'notRead']);
  }
  tell.expect('both rights', await rightsOf(world, first), ['notDetermined', 'notRead']);
  await deliver(world, second, [['1405-07-15', 1_130]]);
  await rightsWhen(world, second, ['notDetermined']);
  tell.say('a late reading inside the first period: the meter was read, the consumption is still not determined');
  await deliver(world, first, [['1405-09-01', 1_250]]);
  await rightsWhen(world, first, []);
  tell.expect('after a reading of today', await rightsOf(world, first), []);
};
