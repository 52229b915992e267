import { eventually } from '@pishkhan/testing/eventually';
import { PATIENCE_MS, type World } from '../../world.ts';
import { billsWhen, deliver, openSubscriber } from '../subscriber.ts';

interface Delivered {
  readonly accepted: number;
  readonly held?: readonly { readonly reviewId: string; readonly rule: string }[];
}
interface ToReview {
  readonly items: readonly { readonly reviewId: string; readonly reasons: readonly { fa: string }[] }[];
}

/** F8, case 09, 15.4-33: what needs a person waits in a worklist, and is billed once a person accepts it. */
export const heldReading = async (world: World): Promise<void> => {
  const { tell } = world;
  tell.step('A reading after 99,100 shows 40: it waits for a person, who confirms the rollover (15.4-33, F8, case 09)');
  const subscriber = await openSubscriber(world, {
    fileNumber: '20000607',
    fullName: 'طناز بهرامی',
    installedOn: '2026-06-22',
    index: 99_000,
  });
  await deliver(world, subscriber, [['1405-05-01', 99_100]]);
  const { accepted, held } = (await deliver(world, subscriber, [['1405-06-01', 40]])) as Delivered;
  tell.expect('accepted, and held by', [accepted, held!.map(({ rule }) => rule)], [0, ['RolloverMustBeConfirmed']]);
  const affairs = world.metering('affairs-1');
  const items = await eventually(
    async () => {
      const found = await affairs.get<ToReview>(`/v1/readings-to-review?meterId=${subscriber.serial}`);
      return found.items.length > 0 && found.items;
    },
    PATIENCE_MS,
    'the reading is in the worklist',
  );
  tell.expect(
    'the officer of subscriber affairs finds it',
    items.map(({ reviewId }) => reviewId),
    held!.map(({ reviewId }) => reviewId),
  );
  tell.say(items[0]!.reasons[0]!.fa);
  await affairs.post(`/v1/readings-to-review/${items[0]!.reviewId}/acceptance`, {
    reason: 'شمارنده از صفر گذشته است',
  });
  const bills = await billsWhen(world, subscriber, 2);
  tell.expect('accepted, it is billed with', bills.at(-1)!.consumption, '940.000');
};
