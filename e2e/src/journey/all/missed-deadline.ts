import { eventually } from '@pishkhan/testing/eventually';
import { billClosedOn, faultNamed, PATIENCE_MS, type World } from '../world.ts';

interface Waiting {
  readonly items: readonly { readonly caseId: string; readonly deadlineMissed?: boolean }[];
}

const seesCase = async (world: World, username: string, caseId: string): Promise<boolean> => {
  const { items } = await world.cases(username).get<Waiting>('/v1/worklist?limit=200');
  return items.some((item) => item.caseId === caseId);
};

/** F3, 15.4-36: a late case stays with its owner, is shown to the head as well, and the head may act on it. */
export const missedDeadline = async (world: World): Promise<void> => {
  const { tell } = world;
  tell.step('A deadline passes: the case stays with its owner, and the head sees it and may act (A6-5, 15.4-36, F3)');
  const right = faultNamed('readingRight');
  const { accountId, visit } = right;
  const last = await billClosedOn(world, accountId, '2026-11-21');
  const { caseId } = await world.cases('clerk-101').post<{ caseId: string }>('/v1/cases', {
    kind: 'bill-review',
    billNumber: last.billNumber,
    objection: 'readFigure',
  });
  await world.cases('clerk-101').post(`/v1/cases/${caseId}/visits`, {
    visitedOn: visit.on,
    indexSeen: visit.indexSeen,
    meterSound: true,
  });
  tell.expect('before, the head does not see it', await seesCase(world, 'head-1', caseId), false);
  await world.instance.advance(5);
  tell.expect('the representative still sees it', await seesCase(world, 'representative-101-a', caseId), true);
  const headSees = await eventually(
    () => seesCase(world, 'head-1', caseId),
    PATIENCE_MS,
    'the head sees the late case',
  );
  tell.expect('and so does the head', headSees, true);
  await world
    .cases('head-1')
    .post(`/v1/cases/${caseId}/decisions`, { answer: 'readingRight', reason: 'رقم کنتور با قرائت می‌خواند' });
  const file = await world.cases('clerk-101').get<{ stage: string }>(`/v1/cases/${caseId}`);
  tell.expect('the head decides', file.stage, 'billStandsAnswer');
};
