import type { Client } from './deeds.ts';
import { isAcknowledged } from './journal.ts';
import { TODAY } from './world.ts';

/** Requests a visit to a meter; another service records a faulty one on the meter (A3-2). */
export const visitMeter = async ({ caller, chance, key, world }: Client): Promise<void> => {
  if (world.meters.length === 0) return;
  const { accountId, index } = chance.pick(world.meters);
  const to = { service: 'case-handling', category: 'case', account: accountId } as const;
  const opened = await caller.give(chance, {
    ...to,
    key: key(),
    user: 'clerk-101',
    path: '/v1/cases',
    what: 'ask for a visit',
    body: { kind: 'meter-visit', accountId, reason: 'مصرف کم شده است' },
    untilKnown: ['AccountMustBeKnown', 'MeterMustBeInstalled'],
  });
  if (!isAcknowledged(opened)) return;
  const { caseId } = opened.answer;
  const meterSound = chance.happens(0.5);
  const visited = await caller.give(chance, {
    ...to,
    key: key(),
    user: 'expert-1',
    path: `/v1/cases/${caseId}/visits`,
    what: 'visit',
    body: { visitedOn: TODAY, indexSeen: index, meterSound },
  });
  if (isAcknowledged(visited) && chance.happens(0.3)) {
    await caller.give(chance, {
      ...to,
      key: key(),
      user: 'clerk-101',
      path: `/v1/cases/${caseId}/withdrawals`,
      what: 'withdraw',
      body: { reason: 'متقاضی منصرف شد' },
    });
  }
};
