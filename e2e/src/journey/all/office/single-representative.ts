import { approve } from '../../approval.ts';
import type { Correction } from '../../proposal.ts';
import { untilStatus, type World } from '../../world.ts';
import { billedSubscriber } from '../subscriber.ts';

/** F2, 15.4-35: office-102 has one representative, who proposes; the head of the county signs in his place. */
export const singleRepresentative = async (world: World): Promise<void> => {
  const { tell } = world;
  tell.step('An office with one representative: he proposes, the head of the county signs in his place (15.4-35, F2)');
  const { subscriber, bill } = await billedSubscriber(world, '20000605', 'رعنا مهدوی');
  const clerk = world.cases('clerk-102');
  const { caseId } = await clerk.post<{ caseId: string }>('/v1/cases', {
    kind: 'meter-visit',
    accountId: subscriber.accountId,
    reason: 'مصرف زیاد است',
  });
  await clerk.post(`/v1/cases/${caseId}/visits`, { visitedOn: '2026-11-22', indexSeen: 1_900, meterSound: true });
  const { requestId } = await world
    .cases('representative-102')
    .post<{ requestId: string }>(`/v1/cases/${caseId}/decisions`, {
      answer: 'errorConfirmed',
      readings: [{ readingId: bill.closingReadingId, rightIndex: 1_200 }],
      fault: 'company',
      reason: 'رقم صدگان اشتباه خوانده شده است',
    });
  const path = `/v1/corrections/${requestId}`;
  const proposed = await untilStatus<Correction>(world.billing('head-1'), path, 'awaitingApproval');
  tell.expect(
    'the bill before and after',
    proposed.proposal.bills.map(({ before, after }) => [before.total, after.total]),
    [[795_743, 429_441]],
  );
  tell.expectRefused(
    'the proposer',
    await approve(world, 'representative-102', proposed),
    422,
    'ApproverMustNotBeProposer',
  );
  tell.expectRefused(
    'a representative of another office who is not named',
    await approve(world, 'representative-101-b', proposed),
    404,
    'CorrectionMustExist',
  );
  tell.expect('the head signs', (await approve(world, 'head-1', proposed)).status, 200);
  const posted = await untilStatus<Correction>(world.billing('auditor-1'), path, 'posted');
  tell.expect('posted with the difference', posted.proposal.difference, -366_302);
};
