import type { World } from '../world.ts';
import { billsWhen, deliver, openSubscriber } from './subscriber.ts';

/** F10, A6-1: two offices open a review of one bill at the same moment, and one case results. */
export const parallelOpenings = async (world: World): Promise<void> => {
  const { tell } = world;
  tell.step('Two offices open a review of one bill at the same moment: one case results (A6-1, F10)');
  const subscriber = await openSubscriber(world, {
    fileNumber: '20000608',
    fullName: 'یاشار توکلی',
    installedOn: '2026-10-22',
    index: 1_000,
  });
  await deliver(world, subscriber, [['1405-08-30', 1_100]]);
  const [bill] = await billsWhen(world, subscriber, 1);
  const body = { kind: 'bill-review', billNumber: bill!.billNumber, objection: 'readFigure' };
  const answers = await Promise.all(
    ['clerk-101', 'clerk-102', 'clerk-101', 'clerk-102'].map((username) =>
      world.cases(username).request('POST', '/v1/cases', { body }),
    ),
  );
  tell.expect(
    'one is opened, the others are refused',
    answers.map(({ status, body: { rule } }) => rule ?? status).toSorted(),
    [201, 'BillMustNotBeUnderReview', 'BillMustNotBeUnderReview', 'BillMustNotBeUnderReview'],
  );
};
