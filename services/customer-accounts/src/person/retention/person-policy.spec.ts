import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { civilDate } from '@pishkhan/calendar';
import { fold, given } from '@pishkhan/decider';
import { byTwoPersons } from '@pishkhan/published-versions/builders';
import { retentionOn } from './domain/person-policies.ts';
import type { PersonPolicyEvent } from './domain/person-policy.messages.ts';
import { personPolicy } from './domain/person-policy.ts';

const stored = (type: string) =>
  JSON.parse(readFileSync(new URL(`./samples/${type}.v1.json`, import.meta.url), 'utf8')) as PersonPolicyEvent;

describe('15.2-14: the policy of retention', () => {
  it('events of version 1 replay, and a declined version is in force on no day', () => {
    const events = ['PersonPolicyPublished', 'PersonPolicyProposed', 'PersonPolicyDeclined'].map(stored);
    const policy = fold(personPolicy, events);
    expect(retentionOn(policy, civilDate('2026-11-30'))).toEqual({ version: 'sample-1', daysAfterLastBill: 3_653 });
    expect(retentionOn(policy, civilDate('2018-04-04'))).toBeUndefined();
  });
  it('one version starts on a day', () => {
    const { data } = stored('PersonPolicyPublished') as Extract<PersonPolicyEvent, { type: 'PersonPolicyPublished' }>;
    given(byTwoPersons(personPolicy), stored('PersonPolicyPublished'))
      .when({ draft: { ...data, version: 'other' }, today: civilDate('2026-12-01') })
      .thenRejected('PersonPolicyDayMustBeUnique', { version: 'sample-1' });
  });
});
