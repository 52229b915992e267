import { eventually } from '@pishkhan/testing/eventually';
import { PATIENCE_MS, type World } from './world.ts';

const caseAt = (world: World, caseId: string, stage: string) =>
  eventually(
    async () => {
      const file = await world.cases('clerk-101').get(`/v1/cases/${caseId}`);
      return file.stage === stage && file;
    },
    PATIENCE_MS,
    `case ${caseId} is at ${stage}`,
  );

/**
 * 7: the reply is recorded in time, the office concerned informs the applicant, the case closes (A6-4, A6-5, 15.4-21).
 */
export const answer = async (world: World, caseId: string, stage: string, outcome: string): Promise<void> => {
  const { tell } = world;
  await caseAt(world, caseId, stage);
  const notice = { channel: 'sms', remarks: 'پیامک شد' };
  tell.expectRefused(
    'an answer by another office',
    await world.cases('clerk-102').request('POST', `/v1/cases/${caseId}/notices`, { body: notice }),
    404,
    'CaseMustBeKnown',
  );
  const closed = await world.cases('clerk-101').post(`/v1/cases/${caseId}/notices`, notice);
  tell.expect('the case is', closed.state, 'closed');
  tell.expect('with the outcome', closed.outcome, outcome);
  const file = await world
    .cases('clerk-101')
    .get<{ answeredInTime: boolean; notices: readonly { channel: string; informedBy: string }[] }>(
      `/v1/cases/${caseId}`,
    );
  tell.expect('answered in time', file.answeredInTime, true);
  tell.expect(
    'the notice is recorded',
    file.notices.map(({ channel, informedBy }) => [channel, informedBy]),
    [['sms', 'clerk-101']],
  );
};

/** Other outcomes: a right reading leaves the bill in force (A6-4); a faulty meter ends the case by name (A3, A6-2). */
export const otherEndings = async (
  world: World,
  numbers: {
    readonly rightBill: string;
    readonly rightSeen: number;
    readonly faultyAccount: string;
    readonly faultySeen: number;
  },
): Promise<void> => {
  const { tell } = world;
  const clerk = world.cases('clerk-101');
  tell.step('If the reading was right, the bill remains in force and payable (A6-4)');
  const review = await clerk.post('/v1/cases', {
    kind: 'bill-review',
    billNumber: numbers.rightBill,
    objection: 'readFigure',
  });
  await clerk.post(`/v1/cases/${review.caseId}/visits`, {
    visitedOn: '2026-11-22',
    indexSeen: numbers.rightSeen,
    meterSound: true,
  });
  await world
    .cases('representative-101-a')
    .post(`/v1/cases/${review.caseId}/decisions`, { answer: 'readingRight', reason: 'رقم کنتور با قرائت می‌خواند' });
  await answer(world, review.caseId, 'billStandsAnswer', 'billStands');

  tell.step('A meter visit finds a faulty meter, and the case records it (A3-1, A3-2, A2)');
  const visit = await clerk.post('/v1/cases', {
    kind: 'meter-visit',
    accountId: numbers.faultyAccount,
    reason: 'مصرف کم شده است',
  });
  tell.expect('to be answered within 3 calendar days (A3-4)', visit.answerBy, '2026-11-25');
  await world.cases('expert-1').post(`/v1/cases/${visit.caseId}/visits`, {
    visitedOn: '2026-11-22',
    indexSeen: numbers.faultySeen,
    meterSound: false,
    remarks: 'کنتور کم‌کار است',
  });
  await answer(world, visit.caseId, 'meterFaultyAnswer', 'meterFaulty');
};
