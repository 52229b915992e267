import { eventually } from '@pishkhan/testing/eventually';
import { approve } from '../../approval.ts';
import type { Correction } from '../../proposal.ts';
import { DEMONSTRATION, PATIENCE_MS, untilStatus, type World } from '../../world.ts';
import { billsWhen, deliver, openSubscriber } from '../subscriber.ts';

type OwnProposal = Correction & { readonly accountId: string };
interface Explained {
  readonly consumption: string;
  readonly evidence: readonly { readonly index: number; readonly sentence: { readonly fa: string } }[];
}

/** 15.4-31, 15.4-32: a reading that arrives late for an estimated day takes the place of the estimate. */
export const lateReading = async (world: World): Promise<void> => {
  const { tell } = world;
  tell.step(
    'A reading arrives late for a day that has an estimate: its index is proposed, and the head decides (15.4-32)',
  );
  const subscriber = await openSubscriber(world, {
    fileNumber: '20000621',
    fullName: 'سپهر یگانه',
    installedOn: '2026-06-22',
    index: 1_000,
  });
  await deliver(world, subscriber, [
    ['1405-05-01', 1_100],
    ['1405-06-01', 'absent'],
    ['1405-07-01', 1_300],
  ]);
  const bills = await billsWhen(world, subscriber, 3);
  const estimated = bills[1]!;
  tell.expect('the estimate', estimated.consumption, '100.000');
  const late = await deliver(world, subscriber, [['1405-06-01', 1_140]]);
  tell.expect('the late reading of 1,140 is kept as evidence of its day', late.accepted, 1);
  const proposed = await eventually(
    async () => {
      const found = await world
        .billing('head-1')
        .get<{ items: readonly OwnProposal[] }>('/v1/corrections?approvalsLeft=headOfSubscriberAffairs&limit=200');
      return found.items.find(({ accountId }) => accountId === subscriber.accountId) ?? false;
    },
    PATIENCE_MS,
    'the proposal is in the inbox of the head',
  );
  await approve(world, 'head-1', proposed);
  await untilStatus<Correction>(world.billing('auditor-1'), `/v1/corrections/${proposed.correctionId}`, 'posted');
  const { consumption, evidence } = await world
    .billing('clerk-101')
    .because(DEMONSTRATION)
    .get<Explained>(`/v1/bills/${estimated.billNumber}/explanation`);
  tell.expect('the estimated bill is corrected to', consumption, '40.000');
  tell.expect(
    'and its explanation names the evidence',
    evidence.map(({ index }) => index),
    [1_140],
  );
  tell.say(evidence[0]!.sentence.fa);
};
