import { describe, expect, it } from '@jest/globals';
import { addDays, type CivilDate } from '@pishkhan/calendar';
import { given } from '@pishkhan/decider';
import { day } from '../../../examples/account.ts';
import { after, opened, read, type History, type Step } from '../../../examples/history.ts';
import * as money from '../../../examples/money.ts';
import { policyOfNameOn } from '../../../../pricing/policy/domain/policy.ts';
import type { RefundRole } from '../../../../pricing/policy/domain/content/approval/refund-approval.policy.ts';
import { billAccount } from '../../bill-account.ts';
import type { ApproveRefund, RequestRefund } from './refund.messages.ts';
import { contractorsFault, correcting } from '../../../examples/correction.ts';

const when = ({ account, events }: History, step: Step) => given(billAccount, ...events).when(step(account));
const refund = ({ account }: History, refundId = 'f-1') => account.refunds.find((each) => each.refundId === refundId)!;

/** Owed 171,284, paid 414,000: a credit of 242,716. */
const credit = after(opened, [read('a', day(5), 100), money.payAmount('r1', 414_000)]);
const requested = after(credit, [money.requestRefund('f-1', 242_716)]);
const approved = after(requested, [money.approveRefund('f-1')]);
const paid = after(approved, [money.payRefund('f-1')]);

describe('situation 6: refund of a credit of 242,716 (9.5)', () => {
  it('leaves the credit at once, so that neither another refund nor a bill uses it', () => {
    expect(credit.account.receivable).toBe(-242_716);
    expect(requested.account.receivable).toBe(0);
    expect(requested.events.at(-1)).toMatchObject({
      type: 'RefundRequested',
      data: { credit: { before: 242_716, after: 0 }, approvalsNeeded: ['receivablesOfficer'], ibanEnding: '1868' },
    });
    when(requested, money.requestRefund('f-2', 1)).thenRejected('RefundMustNotExceedCredit');
    const next = after(requested, [read('b', day(6), 100)]);
    expect(next.account.bills[1]!.face.carriedForward).toBe(0);
  });
  it('two parts of the credit are both refunded, and more is not', () => {
    const parts = after(credit, [money.requestRefund('f-1', 76_716), money.requestRefund('f-2', 166_000)]);
    expect(parts.account.receivable).toBe(0);
    const one = after(credit, [money.requestRefund('f-1', 200_000)]);
    when(one, money.requestRefund('f-2', 100_000)).thenRejected('RefundMustNotExceedCredit');
    expect(one.account.receivable).toBe(-42_716);
  });
  it('is only money that was received: a Card 74 credit alone is not paid out', () => {
    const unpaid = after(opened, [read('a', day(5), 0)]);
    const given = after(unpaid, [read('b', day(6), 100)]);
    const corrected = after(given, [
      correcting({ ...contractorsFault, readingId: 'reading-b', rightIndex: 1_001, feeCharged: 900_000 }, day(6, 10)),
    ]);
    expect(corrected.account.receivable).toBeLessThan(0);
    when(corrected, money.requestRefund('f-1', 1)).thenRejected('RefundMustNotExceedCredit');
  });
  it('of nothing, of a stranger’s county, and twice the same request', () => {
    when(credit, money.requestRefund('f-1', 0)).thenRejected('RefundMustBePositive');
    when(credit, money.requestRefund('f-1', 1, { ...money.officer, office: 'county-2' })).thenRejected(
      'MoneyMustBeOfTheOwnCounty',
    );
    when(requested, money.requestRefund('f-1', 242_716)).thenNothing();
    const withoutPolicy: Step = (account) =>
      Object.assign(money.requestRefund('f-1', 1)(account), { policy: undefined });
    when(credit, withoutPolicy).thenRejected('RefundPolicyMustBeInForce');
  });
});

describe('N3: refunds count together with what persons moved before', () => {
  const rich = after(opened, [read('a', day(5), 100), money.payAmount('r1', 9_000_000)]);
  const counting =
    (refundId: string, amount: number): Step =>
    (account) => {
      const command = money.requestRefund(refundId, amount)(account) as RequestRefund;
      const policy = command.policy!;
      return { ...command, policy: { ...policy, content: { ...policy.content, countedDays: 30 } } };
    };
  it('N3, 7.5: two refunds below the band need the head together, and say why', () => {
    const both = after(rich, [counting('f-1', 3_000_000), counting('f-2', 2_500_000)]);
    expect(refund(both, 'f-1').approvalsNeeded).toEqual(['receivablesOfficer']);
    expect(refund(both, 'f-2').approvalsNeeded).toEqual(['receivablesOfficer', 'headOfSubscriberAffairs']);
    expect(both.events.at(-1)).toMatchObject({
      data: { sum: { own: 2_500_000, total: 5_500_000, raisesBand: true, items: [{ kind: 'refund', id: 'f-1' }] } },
    });
  });
  it('N3: a declined refund and one that came back do not count; without a window only the own amount does', () => {
    const declined = after(rich, [counting('f-1', 3_000_000), money.declineRefund('f-1'), counting('f-2', 2_500_000)]);
    expect(refund(declined, 'f-2').approvalsNeeded).toEqual(['receivablesOfficer']);
    const steps = [money.requestRefund('f-1', 3_000_000), money.requestRefund('f-2', 2_500_000)];
    expect(refund(after(rich, steps), 'f-2').approvalsNeeded).toEqual(['receivablesOfficer']);
  });
  it('N3: a reversed payment counts', () => {
    const back = after(rich, [money.payAmount('r2', 4_000_000), money.reverse('r2'), counting('f-1', 2_000_000)]);
    expect(refund(back, 'f-1').approvalsNeeded).toEqual(['receivablesOfficer', 'headOfSubscriberAffairs']);
  });
});

describe('9.5: two persons', () => {
  it('situation 34: whoever requested it does not approve; twice is one approval; a third learns who was first', () => {
    when(requested, money.approveRefund('f-1', money.officer)).thenRejected('RefundApproverMustNotBeRequester');
    when(requested, money.approveRefund('f-1', money.head)).thenRejected('RefundApproverMustHoldTheRole');
    when(approved, money.approveRefund('f-1')).thenNothing();
    when(approved, money.approveRefund('f-1', { ...money.secondOfficer, by: 'receivables-9' })).thenRejected(
      'RefundMustAwaitApproval',
      { status: 'approved', decidedBy: money.secondOfficer.by },
    );
    when(approved, money.approveRefund('f-9')).thenRejected('RefundMustExist');
  });
  it('N2: a stricter policy published since the request counts as well, a laxer one does not', () => {
    const version = policyOfNameOn('refund-approval', money.refundApproval, day(7))!;
    const only = (...approvals: RefundRole[]) => ({ ...version, content: { bands: [{ upTo: null, approvals }] } });
    const strict = only('receivablesOfficer', 'headOfSubscriberAffairs');
    const once = after(requested, [money.approveRefund('f-1', money.secondOfficer, strict)]);
    expect(once.account.refunds).toMatchObject([
      { status: 'awaitingApproval', approvalsNeeded: ['receivablesOfficer', 'headOfSubscriberAffairs'] },
    ]);
    const twice = after(once, [money.approveRefund('f-1', money.head, only('receivablesOfficer'))]);
    expect(twice.account.refunds).toMatchObject([{ status: 'approved' }]);
    const rich = after(opened, [read('a', day(5), 100), money.payAmount('r1', 9_000_000)]);
    const large = after(rich, [
      money.requestRefund('f-1', 5_000_001),
      money.approveRefund('f-1', money.secondOfficer, only('receivablesOfficer')),
    ]);
    expect(large.account.refunds).toMatchObject([{ status: 'awaitingApproval' }]);
  });
  it('above the amount of the policy the head approves too', () => {
    const rich = after(opened, [read('a', day(5), 100), money.payAmount('r1', 9_000_000)]);
    const asked = after(rich, [money.requestRefund('f-1', 5_000_001), money.approveRefund('f-1')]);
    expect(refund(asked)).toMatchObject({ status: 'awaitingApproval', amount: 5_000_001 });
    when(asked, money.payRefund('f-1')).thenRejected('RefundMustBeApproved');
    expect(refund(after(asked, [money.approveRefund('f-1', money.head)]))).toMatchObject({ status: 'approved' });
  });
});

describe('9.5: what the bank does', () => {
  it('pays an approved refund once, by the number of its transfer', () => {
    when(requested, money.payRefund('f-1')).thenRejected('RefundMustBeApproved');
    when(paid, money.payRefund('f-1')).thenNothing();
    when(paid, money.payRefund('f-1', 'T-other')).thenRejected('RefundMustBeApproved');
    const tomorrow: Step = (account) => Object.assign(money.payRefund('f-1')(account), { paidOn: day(9) });
    when(approved, tomorrow).thenRejected('BankDayMustNotBeInTheFuture');
  });
  it('7.5, 9.5: not before the last approval, nor does it come back before it was paid', () => {
    const late = addDays(refund(requested).requestedOn, 3);
    const approving: Step = (account) => ({
      ...(money.approveRefund('f-1', money.secondOfficer)(account) as ApproveRefund),
      today: late,
    });
    const approvedLate = after(requested, [approving]);
    expect(refund(approvedLate)).toMatchObject({ status: 'approved', approvedOn: late });
    const paying =
      (paidOn: CivilDate): Step =>
      (account) =>
        Object.assign(money.payRefund('f-1')(account), { paidOn, today: addDays(late, 1) });
    const early = addDays(late, -1);
    when(approvedLate, paying(early)).thenRejected('PayoutMustNotPrecedeItsApproval', {
      paidOn: early,
      approvedOn: late,
    });
    const onTheDay = after(approvedLate, [paying(late)]);
    const returning =
      (returnedOn: CivilDate): Step =>
      (account) =>
        Object.assign(money.returnRefund('f-1')(account), { returnedOn, today: addDays(late, 1) });
    when(onTheDay, returning(early)).thenRejected('ReturnMustNotPrecedeItsPayout', {
      returnedOn: early,
      paidOn: late,
    });
    expect(refund(after(onTheDay, [returning(late)]))).toMatchObject({ status: 'returned' });
  });
  it('sends it back: the amount is a credit again, and settles what was billed meanwhile (15.4-15)', () => {
    const billed = after(paid, [read('b', day(6), 100)]);
    expect(billed.account.bills[1]).toMatchObject({ settled: false });
    const back = after(billed, [money.returnRefund('f-1')]);
    expect(back.account.receivable).toBe(billed.account.receivable - 242_716);
    expect(back.account.bills[1]).toMatchObject({ settled: true });
    when(back, money.returnRefund('f-1')).thenNothing();
    when(approved, money.returnRefund('f-1')).thenRejected('RefundMustBePaid');
  });
  it('a declined refund is a credit again; a paid one is not declined', () => {
    const declined = after(approved, [money.declineRefund('f-1')]);
    expect(declined.account.receivable).toBe(-242_716);
    when(declined, money.declineRefund('f-1')).thenNothing();
    when(paid, money.declineRefund('f-1')).thenRejected('RefundMustBeUnpaid');
  });
  it('the clearing of refunds is zero after each end', () => {
    const ends = [after(approved, [money.declineRefund('f-1')]), paid, after(paid, [money.returnRefund('f-1')])];
    for (const { events } of ends)
      expect(
        events
          .flatMap(({ data }) => ('posting' in data ? data.posting.entries : []))
          .filter(({ ledgerAccount }) => ledgerAccount === 'payable:refunds')
          .reduce((sum, { amount }) => sum + amount, 0),
      ).toBe(0);
  });
});

describe('N4, S3: who benefits from a refund does not approve it', () => {
  const withBars: Step = (account) => {
    const command = money.requestRefund('f-1', 242_716)(account) as RequestRefund;
    const policy = command.policy!;
    return { ...command, policy: { ...policy, content: { ...policy.content, bars: ['beneficiary'] } } };
  };
  const approving =
    (beneficiaries: readonly string[]): Step =>
    (account) => ({ ...(money.approveRefund('f-1')(account) as ApproveRefund), beneficiaries });
  it('7.5: neither the subscriber nor a representative, in any case of the letters', () => {
    const asked = after(credit, [withBars]);
    when(asked, approving(['Receivables-2'])).thenRejected('SignerMustNotBenefit');
    expect(refund(after(asked, [approving(['head-1'])])).status).toBe('approved');
  });
  it('an earlier version of the policy has no such bar', () => {
    expect(refund(after(requested, [approving(['receivables-2'])])).status).toBe('approved');
  });
});
