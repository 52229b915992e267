import { describe, expect, it } from '@jest/globals';
import { fromJalali, type CivilDate } from '@pishkhan/calendar';
import { fold, given } from '@pishkhan/decider';
import { byTwoPersons, publishedByTwo } from '@pishkhan/published-versions/builders';
import { rial } from '@pishkhan/money';
import { readPolicyFile } from '../policy-files.ts';
import { versionOn, type PolicyVersion } from '@pishkhan/published-versions';
import { billDatesOf, type BillingPolicy } from './content/billing.policy.ts';
import {
  approvalsFor,
  measureOf,
  type CorrectionApprovalPolicy,
} from './content/approval/correction-approval.policy.ts';
import type { PolicyEvent } from './policy.messages.ts';
import { policy, policyOfNameOn } from './policy.ts';
import { refundApprovalsFor, type RefundApprovalPolicy } from './content/approval/refund-approval.policy.ts';
import { reversalApprovalsFor, type ReversalApprovalPolicy } from './content/approval/reversal-approval.policy.ts';

const billing = readPolicyFile('sample-billing.json') as PolicyVersion<BillingPolicy>;
const approval = readPolicyFile('sample-correction-approval.json') as PolicyVersion<CorrectionApprovalPolicy>;
const refund = readPolicyFile('sample-refund-approval.json') as PolicyVersion<RefundApprovalPolicy>;
const reversal = readPolicyFile('sample-reversal-approval.json') as PolicyVersion<ReversalApprovalPolicy>;
const today = '2026-11-23' as CivilDate;
const publishing = byTwoPersons(policy);
const publish = (draft: PolicyVersion, on = today) => ({ draft, today: on }) as const;
const published = (version: PolicyVersion): PolicyEvent => ({
  type: 'PolicyVersionPublished',
  data: { ...version, publishedOn: today, publication: publishedByTwo(today, version.effectiveFrom < today) },
});
const later = {
  ...billing,
  version: '2',
  effectiveFrom: '2026-03-21' as CivilDate,
  content: { ...billing.content, settlementOfCorrections: 'nextBill' as const },
};
const day = (year: number, month: number, dayOfMonth: number) => fromJalali({ year, month, day: dayOfMonth });

describe('publishing a policy', () => {
  it('15.2: the sample files can be published, and name the gap that they settle', () => {
    for (const version of [billing, approval]) {
      given(publishing).when(publish(version)).then(published(version));
      expect(version).toMatchObject({ sample: true, settles: expect.stringMatching(/15\.\d/) });
    }
  });
  it('the same version with the same content has no effect', () =>
    given(publishing, published(billing))
      .when(publish(structuredClone(billing)))
      .thenNothing());
  it('11.1: PolicyVersionMustNotChange', () => {
    given(publishing, published(billing))
      .when(publish({ ...later, version: billing.version }))
      .thenRejected('PolicyVersionMustNotChange', { version: 'sample-1' });
  });
  it('11.1: PolicyDayMustBeUnique, from the day after it was published', () => {
    given(publishing, published(billing))
      .when(publish({ ...later, effectiveFrom: billing.effectiveFrom }, '2026-11-24' as CivilDate))
      .thenRejected('PolicyDayMustBeUnique', { version: 'sample-1' });
    given(publishing, { type: 'PolicyVersionPublished', data: billing })
      .when(publish({ ...later, effectiveFrom: billing.effectiveFrom }))
      .thenRejected('PolicyDayMustBeUnique', { version: 'sample-1' });
  });
  it('F14: on its day of publishing a further version replaces it, and only that one is in force', () => {
    const right = { ...later, effectiveFrom: billing.effectiveFrom };
    given(publishing, published(billing))
      .when(publish(right))
      .thenMatching(([event], state) => {
        expect(event).toEqual({
          type: 'PolicyVersionPublished',
          data: { ...right, publishedOn: today, replaces: 'sample-1', publication: publishedByTwo(today, true) },
        });
        expect(policyOfNameOn('billing', state, today)?.version).toBe('2');
        expect(state.replaced).toMatchObject([{ ...billing, publishedOn: today, replacedBy: '2' }]);
      });
  });
  it('15.2: PolicyNameMustBeKnown', () =>
    given(publishing)
      .when(publish({ ...billing, name: 'weather' }))
      .thenRejected('PolicyNameMustBeKnown', { name: 'weather' }));
  it('15.2: PolicyContentMustFit', () => {
    const changed = (change: object) =>
      given(publishing).when(publish({ ...billing, content: { ...billing.content, ...change } }));
    changed({ paymentPeriodDays: 0 }).thenRejected('PolicyContentMustFit', { at: '/paymentPeriodDays' });
    changed({ settlementOfCorrections: 'never' }).thenRejected('PolicyContentMustFit');
    changed({ surprise: true }).thenRejected('PolicyContentMustFit');
    given(publishing)
      .when(publish({ ...approval, content: billing.content }))
      .thenRejected('PolicyContentMustFit', { name: 'correction-approval' });
  });
  it('15.4-44: limits of bands are stored as whole rials; a band needs approvals', () => {
    const bands = (upTo: unknown, approvals: readonly string[]) => ({
      ...approval,
      content: {
        measure: 'grossDifference',
        bands: [
          { upTo, approvals },
          { upTo: null, approvals: ['headOfSubscriberAffairs'] },
        ],
      },
    });
    given(publishing)
      .when(publish(bands('۵٬۰۰۰', ['qualifiedRepresentative'])))
      .then({
        type: 'PolicyVersionPublished',
        data: {
          ...bands(5_000, ['qualifiedRepresentative']),
          publishedOn: today,
          publication: publishedByTwo(today, true),
        },
      });
    for (const wrong of [bands(5_000, []), bands(-1, ['qualifiedRepresentative']), bands(5_000, ['clerk'])])
      given(publishing).when(publish(wrong)).thenRejected('PolicyContentMustFit', { at: '/bands' });
  });
  it('7.5: ApprovalBandsMustRise', () => {
    const withBounds = (...bounds: (number | null)[]) =>
      given(publishing).when(
        publish({
          ...approval,
          content: {
            measure: 'grossDifference',
            bands: bounds.map((upTo) => ({ upTo, approvals: ['qualifiedRepresentative'] })),
          },
        }),
      );
    withBounds(5, 5, null).thenRejected('ApprovalBandsMustRise', { bounds: ['5', '5', 'Infinity'] });
    withBounds(5).thenRejected('ApprovalBandsMustRise');
    withBounds(null, null).thenRejected('ApprovalBandsMustRise');
  });
  it('7.5, 15.4-47: ReversalBandsMustRise; above the amount of the sample the head confirms a reversal too', () => {
    const withBounds = (...bounds: (number | null)[]) =>
      given(publishing).when(
        publish({
          ...reversal,
          content: { bands: bounds.map((upTo) => ({ upTo, approvals: ['receivablesOfficer'] })) },
        }),
      );
    withBounds(5, 5, null).thenRejected('ReversalBandsMustRise', { bounds: ['5', '5', 'Infinity'] });
    withBounds(5).thenRejected('ReversalBandsMustRise');
    given(publishing).when(publish(reversal)).then(published(reversal));
    expect([20_000_000, 20_000_001].map((amount) => reversalApprovalsFor(reversal.content, rial(amount)))).toEqual([
      ['receivablesOfficer'],
      ['receivablesOfficer', 'headOfSubscriberAffairs'],
    ]);
  });
  it('9.5: RefundBandsMustRise; the band of the amount determines who approves a refund', () => {
    const withBounds = (...bounds: (number | null)[]) =>
      given(publishing).when(
        publish({
          ...refund,
          content: { bands: bounds.map((upTo) => ({ upTo, approvals: ['receivablesOfficer'] })) },
        }),
      );
    withBounds(5, 5, null).thenRejected('RefundBandsMustRise', { bounds: ['5', '5', 'Infinity'] });
    withBounds(5).thenRejected('RefundBandsMustRise');
    given(publishing).when(publish(refund)).then(published(refund));
    expect([5_000_000, 5_000_001].map((amount) => refundApprovalsFor(refund.content, rial(amount)))).toEqual([
      ['receivablesOfficer'],
      ['receivablesOfficer', 'headOfSubscriberAffairs'],
    ]);
  });
});

describe('a policy in force', () => {
  const state = fold(policy, [published(later), published(billing)]);
  it('15.4-20: is the latest that has started by the day', () => {
    expect(
      ['2018-04-04', '2018-04-05', '2026-03-20', '2026-03-21'].map(
        (date) => versionOn(state, date as CivilDate)?.version,
      ),
    ).toEqual([undefined, 'sample-1', 'sample-1', '2']);
    expect(policyOfNameOn('billing', state, '2026-03-21' as CivilDate)?.content.settlementOfCorrections).toBe(
      'nextBill',
    );
    expect(policyOfNameOn('correction-approval', state, '2026-03-21' as CivilDate)).toBeUndefined();
  });
  it('15.2-11: a reading of 1405-07-30 is billed on 1405-08-01 and payable until 1405-09-01', () => {
    expect(billDatesOf(billing.content, day(1405, 7, 30))).toEqual({
      issuedOn: day(1405, 8, 1),
      paymentDeadline: day(1405, 9, 1),
    });
  });
  it('7.5: the band of the sum of absolute differences determines the approvers', () => {
    expect(measureOf(approval.content, [rial(-3_000_000), rial(2_000_000)])).toBe(5_000_000);
    expect(approvalsFor(approval.content, [rial(-3_000_000), rial(2_000_000)])).toEqual(['qualifiedRepresentative']);
    expect(approvalsFor(approval.content, [rial(-3_000_000), rial(2_000_001)])).toEqual([
      'qualifiedRepresentative',
      'headOfSubscriberAffairs',
    ]);
  });
});
