import { eventually } from '@pishkhan/testing/eventually';
import { PATIENCE_MS, type World } from '../../world.ts';
import { billedSubscriber } from '../subscriber.ts';

interface Registered {
  readonly officeId: string;
  readonly closedFrom: string | null;
}

/** N24, 1.1: office-102 closes with an open case; the head moves it to office-101, whose clerk goes on with it. */
export const officeCloses = async (world: World): Promise<void> => {
  const { tell } = world;
  tell.step('A counter office closes: nobody of it may act any more, and its open cases get another office (1.1, N24)');
  const { subscriber } = await billedSubscriber(world, '20000650', 'نوشین فرهمند');
  const { caseId } = await world.cases('clerk-102').post<{ caseId: string }>('/v1/cases', {
    kind: 'meter-visit',
    accountId: subscriber.accountId,
    reason: 'مصرف زیاد است',
  });
  const today = (await world.instance.now()).slice(0, 10);
  const officer = world.accounts('policy-1');
  await officer.post('/v1/offices/office-102/closings', { closedFrom: today, reason: 'پایان قرارداد واگذاری خدمات' });
  const { items } = await officer.get<{ items: readonly Registered[] }>('/v1/offices?kind=counterOffice');
  tell.expect('the register names the day', items.find(({ officeId }) => officeId === 'office-102')?.closedFrom, today);
  const refused = await eventually(
    async () => {
      const answer = await world.cases('clerk-102').request('GET', '/v1/worklist');
      return answer.status === 403 && answer;
    },
    PATIENCE_MS,
    'the closing arrives at the cases',
  );
  tell.expectRefused('a clerk of the closed office', refused, 403, 'OfficeMustBeOpen');
  const { moved, left } = await world
    .cases('head-1')
    .post<{ moved: number; left: number }>('/v1/offices/office-102/case-moves', {
      to: 'office-101',
      reason: 'دفتر ۱۰۲ بسته شد',
    });
  tell.expect('open cases moved by the head, at least this one; none is left', [moved > 0, left], [true, 0]);
  await world
    .cases('clerk-101')
    .post(`/v1/cases/${caseId}/visits`, { visitedOn: today, indexSeen: 1_900, meterSound: true });
  tell.expect(
    'the clerk of the new office goes on with the case',
    (await world.cases('clerk-101').get<{ stage: string }>(`/v1/cases/${caseId}`)).stage,
    'judgement',
  );
};
