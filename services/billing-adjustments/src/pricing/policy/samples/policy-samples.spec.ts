import { expect, it } from '@jest/globals';
import type { CivilDate } from '@pishkhan/calendar';
import { fold, given } from '@pishkhan/decider';
import { byTwoPersons } from '@pishkhan/published-versions/builders';
import { readFileSync } from 'node:fs';
import type { PolicyVersionPublished } from '../domain/policy.messages.ts';
import { policy, policyOfNameOn } from '../domain/policy.ts';

it('15.2: PolicyVersionPublished v1 replays', () => {
  const event = JSON.parse(
    readFileSync(new URL('PolicyVersionPublished.v1.json', import.meta.url), 'utf8'),
  ) as PolicyVersionPublished;
  expect(policyOfNameOn('billing', fold(policy, [event]), '2026-11-23' as CivilDate)?.content.companyCode).toBe('062');
  given(byTwoPersons(policy), event)
    .when({ draft: event.data, today: '2026-11-23' as CivilDate })
    .thenNothing();
});
