import { describe, expect, it } from '@jest/globals';
import { civilDate } from '@pishkhan/calendar';
import { given } from '@pishkhan/decider';
import { byTwoPersons, publishedByTwo } from '@pishkhan/published-versions/builders';
import type { PolicyVersion } from '@pishkhan/published-versions';
import { casePolicy, complaintReferralOn } from './case-policy.ts';

const today = civilDate('2026-11-23');
const tomorrow = civilDate('2026-11-24');
const atReferral: PolicyVersion = {
  name: 'complaint-referral',
  version: '1',
  effectiveFrom: civilDate('2026-12-01'),
  sample: true,
  settles: '15.2-10: the week starts at the referral',
  content: { answerPeriodStartsAt: 'referral', referWithinWorkingDays: 2 },
};
const publishing = byTwoPersons(casePolicy);
const publish = (draft: PolicyVersion, on = today) => ({ draft, today: on }) as const;
const published = (version: PolicyVersion) =>
  ({
    type: 'CasePolicyPublished',
    data: { ...version, publishedOn: today, publication: publishedByTwo(today) },
  }) as const;

describe('policies of the cases', () => {
  it('15.2-10: the week starts at registration until a policy changes it', () => {
    const { state } = given(publishing).when(publish(atReferral)).then(published(atReferral));
    const startsAt = (day: string) => complaintReferralOn(state, civilDate(day)).answerPeriodStartsAt;
    expect([startsAt('2026-11-30'), startsAt('2026-12-01')]).toEqual(['registration', 'referral']);
  });
  it('15.2: CasePolicyMustBeKnown, CasePolicyContentMustFit', () => {
    given(publishing)
      .when(publish({ ...atReferral, name: 'weather' }))
      .thenRejected('CasePolicyMustBeKnown', { name: 'weather' });
    given(publishing)
      .when(publish({ ...atReferral, content: { answerPeriodStartsAt: 'never', referWithinWorkingDays: 2 } }))
      .thenRejected('CasePolicyContentMustFit', { at: '/answerPeriodStartsAt' });
  });
  it('15.2-10: a version never changes, and a further one replaces it on its day of publishing only', () => {
    const other = {
      ...atReferral,
      version: '2',
      content: { ...(atReferral.content as object), referWithinWorkingDays: 3 },
    };
    given(publishing, published(atReferral))
      .when(publish({ ...other, version: '1' }))
      .thenRejected('CasePolicyVersionMustNotChange', { version: '1' });
    given(publishing, published(atReferral))
      .when(publish(other, tomorrow))
      .thenRejected('CasePolicyDayMustBeUnique', { version: '1' });
    const { state } = given(publishing, published(atReferral))
      .when(publish(other))
      .then({
        type: 'CasePolicyPublished',
        data: { ...other, publishedOn: today, replaces: '1', publication: publishedByTwo(today) },
      });
    expect(complaintReferralOn(state, other.effectiveFrom).referWithinWorkingDays).toBe(3);
  });
});
