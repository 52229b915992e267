import { untilStatus, type World } from '../../world.ts';
import { approve } from '../../approval.ts';
import type { Correction } from '../../proposal.ts';
import { billsWhen, deliver, meteringHasCorrected, openSubscriber } from '../subscriber.ts';

/**
 * Case 01, 15.4-31: nobody was home after a misread, and the estimate continued the misread. Its correction makes the
 * estimate anew, and the next true reading is accepted.
 */
export const estimateAfterAMisread = async (world: World): Promise<void> => {
  const { tell } = world;
  tell.step('A misread with an estimate made from it: the correction makes the estimate anew (15.4-31, case 01)');
  const subscriber = await openSubscriber(world, {
    fileNumber: '20000601',
    fullName: 'بهار نیک‌پور',
    installedOn: '2026-06-22',
    index: 1_000,
  });
  await deliver(world, subscriber, [
    ['1405-05-01', 1_300],
    ['1405-06-01', 2_600],
    ['1405-07-01', 'absent'],
  ]);
  const [, misread, estimated] = await billsWhen(world, subscriber, 3);
  tell.expect(
    'the misread and the estimate made from it',
    [misread!.consumption, estimated!.consumption],
    ['1300.000', '1300.000'],
  );

  const clerk = world.cases('clerk-101');
  const { caseId } = await clerk.post<{ caseId: string }>('/v1/cases', {
    kind: 'meter-visit',
    accountId: subscriber.accountId,
    reason: 'مصرف زیاد است',
  });
  await clerk.post(`/v1/cases/${caseId}/visits`, { visitedOn: '2026-11-22', indexSeen: 2_100, meterSound: true });
  const right = { readingId: misread!.closingReadingId, rightIndex: 1_600 };
  const { requestId } = await world
    .cases('representative-101-a')
    .post<{ requestId: string }>(`/v1/cases/${caseId}/decisions`, {
      answer: 'errorConfirmed',
      readings: [right],
      fault: 'company',
      reason: 'رقم هزارگان اشتباه خوانده شده است',
    });
  const path = `/v1/corrections/${requestId}`;
  const proposed = await untilStatus<Correction>(world.billing('representative-101-b'), path, 'awaitingApproval');
  tell.expect(
    'both bills before and after',
    proposed.proposal.bills.map(({ before, after }) => [before.total, after.total]),
    [
      [6_460_217, 795_743],
      [6_460_217, 795_743],
    ],
  );
  tell.expect('the difference', proposed.proposal.difference, -11_328_948);
  await approve(world, 'representative-101-b', proposed);
  if (proposed.proposal.approvalsNeeded.includes('headOfSubscriberAffairs')) await approve(world, 'head-1', proposed);
  await untilStatus<Correction>(world.billing('auditor-1'), path, 'posted');

  await meteringHasCorrected(world, subscriber, right);
  const next = await deliver(world, subscriber, [['1405-08-01', 2_200]]);
  tell.expect('the next true reading is accepted', next.accepted, 1);
  tell.expect('and billed with', (await billsWhen(world, subscriber, 4)).at(-1)!.consumption, '300.000');
};
