import type { World } from '../../world.ts';
import { billedSubscriber } from '../subscriber.ts';

interface CaseFile {
  readonly countyOffice: string;
  readonly stage: string;
  readonly actions: readonly { readonly name: string }[];
}

/** 15.4-50: a village belongs to another county now; the head hands its case over, and the office continues with it. */
export const handedOver = async (world: World): Promise<void> => {
  const { tell } = world;
  tell.step('A case is handed over to another county of the register; its calendar counts from then on (15.4-50)');
  const { subscriber } = await billedSubscriber(world, '20000660', 'پرویز کیانی');
  const [clerk, head] = [world.cases('clerk-101'), world.cases('head-1')];
  const request = { kind: 'meter-visit', accountId: subscriber.accountId, reason: 'مصرف زیاد است' };
  const { caseId } = await clerk.post<{ caseId: string }>('/v1/cases', request);
  const path = `/v1/cases/${caseId}`;
  const { actions } = await head.get<CaseFile>(path);
  tell.expect(
    'the head may hand it over',
    actions.some(({ name }) => name === 'handOver'),
    true,
  );
  const reason = 'روستا به شهرستان همسایه پیوسته است';
  const office = await head.request('POST', `${path}/hand-overs`, { body: { to: 'office-102', reason } });
  tell.expectRefused('a counter office', office, 422, 'OfficeMustBeOfTheKind');
  await head.post(`${path}/hand-overs`, { to: 'county-2', reason });
  const gone = await head.request('GET', path);
  tell.expect('the head of the first county sees it no longer', gone.status, 404);
  tell.expect('the case belongs to the other county', (await clerk.get<CaseFile>(path)).countyOffice, 'county-2');
  const today = (await world.instance.now()).slice(0, 10);
  await clerk.post(`${path}/visits`, { visitedOn: today, indexSeen: 1_900, meterSound: true });
  tell.expect('the office of the case continues', (await clerk.get<CaseFile>(path)).stage, 'judgement');
};
