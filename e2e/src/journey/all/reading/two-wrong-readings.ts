import { approve } from '../../approval.ts';
import type { Correction } from '../../proposal.ts';
import { untilStatus, type World } from '../../world.ts';
import { billsWhen, deliver, meteringHasCorrected, openSubscriber } from '../subscriber.ts';

/** F5, 15.4-38: one case corrects every reading that the visit contradicts, by one approval and one posting. */
export const twoWrongReadings = async (world: World): Promise<void> => {
  const { tell } = world;
  tell.step('Two wrong readings, one case: everything that the visit contradicts is corrected at once (15.4-38, F5)');
  const subscriber = await openSubscriber(world, {
    fileNumber: '20000602',
    fullName: 'کیان رستگار',
    installedOn: '2026-07-23',
    index: 8_400,
  });
  await deliver(world, subscriber, [
    ['1405-06-01', 8_600],
    ['1405-07-01', 8_743],
  ]);
  const [first, second] = await billsWhen(world, subscriber, 2);
  const clerk = world.cases('clerk-101');
  const { caseId } = await clerk.post<{ caseId: string }>('/v1/cases', {
    kind: 'meter-visit',
    accountId: subscriber.accountId,
    reason: 'رقم کنتور کمتر از قبض است',
  });
  await clerk.post(`/v1/cases/${caseId}/visits`, { visitedOn: '2026-11-22', indexSeen: 8_505, meterSound: true });
  const decide = (readings: readonly { readingId: string; rightIndex: number }[]) =>
    world.cases('representative-101-a').request('POST', `/v1/cases/${caseId}/decisions`, {
      body: { answer: 'errorConfirmed', readings, fault: 'company', reason: 'دو قرائت بالاتر از رقم کنتور است' },
    });
  const earlier = { readingId: first!.closingReadingId, rightIndex: 8_450 };
  tell.expectRefused(
    'to correct only the first',
    await decide([earlier]),
    422,
    'EveryReadingAboveIndexSeenMustBeCorrected',
  );
  const later = { readingId: second!.closingReadingId, rightIndex: 8_480 };
  const { body } = await decide([earlier, later]);
  const path = `/v1/corrections/${body.requestId}`;
  const proposed = await untilStatus<Correction>(world.billing('representative-101-b'), path, 'awaitingApproval');
  tell.expect('bills in one proposal', proposed.proposal.bills.length, 2);
  tell.expect('the subscriber gets money back', proposed.proposal.difference < 0, true);
  tell.expect('one approval', (await approve(world, 'representative-101-b', proposed)).status, 200);
  await untilStatus<Correction>(world.billing('auditor-1'), path, 'posted');
  await meteringHasCorrected(world, subscriber, later);
  const next = await deliver(world, subscriber, [['1405-08-01', 8_500]]);
  tell.expect('the next true reading is accepted', next.accepted, 1);
};
