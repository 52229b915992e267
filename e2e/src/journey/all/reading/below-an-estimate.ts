import { untilStatus, type World } from '../../world.ts';
import { billsWhen, deliver, openSubscriber } from '../subscriber.ts';

interface OwnProposal {
  readonly correctionId: string;
  readonly status: string;
  readonly accountId: string;
}

/** Case 02, 15.4-32, F5b: a reading from the meter below an estimate is a fact; the estimate is corrected. */
export const belowAnEstimate = async (world: World): Promise<void> => {
  const { tell } = world;
  tell.step(
    'A reading from the meter below an estimate is accepted, and billing corrects the estimate (15.4-32, case 02)',
  );
  const subscriber = await openSubscriber(world, {
    fileNumber: '20000606',
    fullName: 'ماهان صبوری',
    installedOn: '2026-06-22',
    index: 1_000,
  });
  await deliver(world, subscriber, [
    ['1405-05-01', 1_100],
    ['1405-06-01', 1_200],
    ['1405-07-01', 'absent'],
  ]);
  const before = await billsWhen(world, subscriber, 3);
  tell.expect('the estimate', before.at(-1)!.consumption, '100.000');
  const next = await deliver(world, subscriber, [['1405-08-01', 1_290]]);
  tell.expect('the reading of 1,290 below the estimate of 1,300 is accepted', next.accepted, 1);
  const bills = await billsWhen(world, subscriber, 4);
  const { items } = await world
    .billing('auditor-1')
    .get<{ items: readonly OwnProposal[] }>(`/v1/corrections?status=posted&limit=200`);
  const own = items.find(({ accountId }) => accountId === subscriber.accountId)!;
  const posted = await untilStatus<OwnProposal & { proposal: { bills: readonly { consumption: unknown }[] } }>(
    world.billing('auditor-1'),
    `/v1/corrections/${own.correctionId}`,
    'posted',
  );
  tell.expect(
    'the estimated bill before and after',
    posted.proposal.bills.map(({ consumption }) => consumption),
    [{ before: '100.000', after: '45.000' }],
  );
  tell.expect('the later period is billed with the rest of the 90 m³', bills.at(-1)!.consumption, '45.000');
};
