import type { MoneyDuties } from '../../../domain/payment/duties.rules.ts';
import { describe, expect, it } from '@jest/globals';
import { addDays } from '@pishkhan/calendar';
import { given } from '@pishkhan/decider';
import { day } from '../../../examples/account.ts';
import { after, opened, read } from '../../../examples/history.ts';
import { head, officer, payAmount, paymentOf, reverse, secondOfficer } from '../../../examples/money.ts';
import type { PaymentReversalEvent, RequestReversal } from './payment-reversal.messages.ts';
import { paymentReversal } from './payment-reversal.ts';

const paid = after(opened, [read('a', day(5), 300), payAmount('r1', 400_000), payAmount('r2', 395_000)]);
const payment = paymentOf(paid.account, 'r2');
const returned = after(paid, [reverse('r2')]).account;
const today = day(5, 20);
const accounts = [paid.account];
const { accountId, receiptNumber, amount, reference } = payment;
const evidence = { documentNumber: 'B-1405-3317', documentDate: day(5, 19) };
const asked = {
  reversalId: reference,
  payments: [{ reference, accountId, receiptNumber, amount }],
  reason: 'returnedCheque',
  extent: 'wholeReceipt',
  evidence,
} as const;
const request: RequestReversal = { type: 'RequestReversal', ...asked, actor: officer, accounts, today };
const requested: Extract<PaymentReversalEvent, { type: 'PaymentReversalRequested' }> = {
  type: 'PaymentReversalRequested',
  data: { ...asked, countyOffice: 'county-1', requestedBy: officer.by, requestedOn: today },
};
const confirm = (actor = secondOfficer, on = accounts, ofReceipt: readonly string[] = [reference]) =>
  ({ type: 'ConfirmReversal', actor, accounts: on, ofReceipt, today }) as const;
const confirmed: PaymentReversalEvent = {
  type: 'PaymentReversalConfirmed',
  data: { reversalId: reference, confirmedBy: secondOfficer.by, confirmedOn: today },
};
const decline = (actor = secondOfficer) =>
  ({ type: 'DeclineReversal', actor, reason: 'it was honoured', today }) as const;
const declined: PaymentReversalEvent = {
  type: 'PaymentReversalDeclined',
  data: { reversalId: reference, declinedBy: secondOfficer.by, reason: 'it was honoured', declinedOn: today },
};
const record = (refusedBy?: string) =>
  ({
    type: 'RecordPosting',
    results: [{ reference, ...(refusedBy !== undefined && { refusedBy }) }],
    today,
  }) as const;
const posted = (refusedBy?: string): PaymentReversalEvent => ({
  type: 'PaymentReversalPosted',
  data: { reversalId: reference, results: record(refusedBy).results, postedOn: today },
});

describe('15.4-47, 7.5: two persons take a payment back', () => {
  it('one requests, another confirms, the account posts', () => {
    given(paymentReversal).when(request).then(requested).when(confirm()).then(confirmed).when(record()).then(posted());
  });
  it('15.4-47: a payment of the cheque that was recorded after the request is not left out in silence', () => {
    const later = '20304050-0123456789ab';
    given(paymentReversal, requested)
      .when(confirm(secondOfficer, accounts, [reference, later]))
      .thenRejected('ReversalMustIncludeItsReceipt', { missing: [later] });
    const { extent: _, ...ofEarlierRelease } = requested.data;
    for (const data of [{ ...requested.data, extent: 'thisPayment' } as const, ofEarlierRelease])
      given(paymentReversal, { ...requested, data })
        .when(confirm(secondOfficer, accounts, [reference, later]))
        .then(confirmed);
  });
  it('the head may confirm; whoever requested it may not', () => {
    given(paymentReversal, requested).when(confirm(officer)).thenRejected('ConfirmerMustNotBeRequester');
    given(paymentReversal, requested)
      .when(confirm({ ...officer, by: 'Receivables-1' }))
      .thenRejected('ConfirmerMustNotBeRequester');
    given(paymentReversal, requested)
      .when(confirm(head))
      .then({ ...confirmed, data: { ...confirmed.data, confirmedBy: head.by } } as PaymentReversalEvent);
  });
  it('15.4-47: a notice or letter of a later day proves nothing yet', () => {
    given(paymentReversal)
      .when({ ...request, evidence: { ...evidence, documentDate: day(5, 21) } })
      .thenRejected('ReversalDocumentMustNotBeInTheFuture', { day: day(5, 21), today });
    given(paymentReversal)
      .when({ ...request, evidence: { ...evidence, documentDate: today } })
      .then({ ...requested, data: { ...requested.data, evidence: { ...evidence, documentDate: today } } });
  });
  it('15.4-47: a notice or letter from before the payment is not of this payment', () => {
    const dated = (documentDate: typeof today) => ({ ...request, evidence: { ...evidence, documentDate } });
    given(paymentReversal)
      .when(dated(addDays(payment.paidOn, -1)))
      .thenRejected('ReversalDocumentMustNotPrecedeThePayment', { paidOn: payment.paidOn });
    const onItsDay = { ...evidence, documentDate: payment.paidOn };
    given(paymentReversal)
      .when(dated(payment.paidOn))
      .then({ ...requested, data: { ...requested.data, evidence: onItsDay } });
  });
  it('15.4-47: a payment whose day is a mistake of the bank, in the future, can still be reversed', () => {
    const future = { ...payment, paidOn: addDays(today, 400) };
    const account = {
      ...paid.account,
      payments: [...paid.account.payments.filter((each) => each !== payment), future],
    };
    given(paymentReversal)
      .when({ ...request, accounts: [account] })
      .then(requested);
  });
  it('a payment has one open request', () => {
    given(paymentReversal, requested).when(request).thenRejected('ReversalMustNotBeOpen', { status: 'requested' });
    given(paymentReversal, requested, confirmed).when(request).thenRejected('ReversalMustNotBeOpen');
  });
  it('a second reversal, and a confirmation of what came back otherwise, name the rule', () => {
    given(paymentReversal)
      .when({ ...request, accounts: [returned] })
      .thenRejected('PaymentMustNotBeReversed');
    given(paymentReversal, requested)
      .when(confirm(secondOfficer, [returned]))
      .thenRejected('PaymentMustNotBeReversed');
    given(paymentReversal)
      .when({ ...request, payments: [{ ...asked.payments[0], reference: '10203040-0' }] })
      .thenRejected('PaymentMustExist');
  });
  it('situation 34: confirming twice is one confirmation; a third person learns who decided', () => {
    given(paymentReversal, requested, confirmed).when(confirm()).thenNothing();
    const { confirmedBy: decidedBy, confirmedOn: decidedOn } = confirmed.data;
    given(paymentReversal, requested, confirmed)
      .when(confirm(head))
      .thenRejected('ReversalMustAwaitConfirmation', { status: 'confirmed', decidedBy, decidedOn });
    given(paymentReversal, requested, confirmed, posted()).when(confirm()).thenNothing();
  });
  it('another county neither requests, confirms nor declines', () => {
    const stranger = { ...officer, by: 'receivables-3', office: 'county-2' };
    given(paymentReversal)
      .when({ ...request, actor: stranger })
      .thenRejected('MoneyMustBeOfTheOwnCounty');
    const terms = { ...paid.account.terms!, countyOffice: 'county-2' };
    given(paymentReversal)
      .when({ ...request, accounts: [...accounts, { ...paid.account, terms }] })
      .thenRejected('MoneyMustBeOfTheOwnCounty', { office: 'county-2' });
    given(paymentReversal, requested).when(confirm(stranger)).thenRejected('MoneyMustBeOfTheOwnCounty');
    given(paymentReversal, requested).when(decline(stranger)).thenRejected('MoneyMustBeOfTheOwnCounty');
  });
  it('a declined one can be requested again; a confirmed one is not declined', () => {
    given(paymentReversal, requested).when(decline()).then(declined).when(decline()).thenNothing();
    given(paymentReversal, requested, declined).when(confirm()).thenRejected('ReversalMustAwaitConfirmation');
    given(paymentReversal, requested, declined).when(request).then(requested);
    given(paymentReversal, requested, confirmed).when(decline()).thenRejected('ReversalMustAwaitConfirmation');
  });
  it('the result is recorded once; if the account refused it, it can be requested again', () => {
    given(paymentReversal, requested, confirmed, posted()).when(record()).thenNothing();
    given(paymentReversal, requested).when(record()).thenNothing();
    const refused = posted('PaymentMustNotBeRefunded');
    given(paymentReversal, requested, confirmed).when(record('PaymentMustNotBeRefunded')).then(refused);
    given(paymentReversal, requested, confirmed, refused).when(request).then(requested);
  });
  it('an unknown one does not exist', () => {
    given(paymentReversal).when(confirm()).thenRejected('ReversalMustExist');
    given(paymentReversal).when(decline()).thenRejected('ReversalMustExist');
    given(paymentReversal).when(record()).thenNothing();
  });
});

describe('N4, N26, S3: who may not confirm a reversal', () => {
  const duties = (more: Partial<MoneyDuties> = {}): MoneyDuties => ({
    bars: ['earlierProposer', 'beneficiary'],
    beneficiaries: [],
    ...more,
  });
  const again: PaymentReversalEvent = { ...requested, data: { ...requested.data, requestedBy: secondOfficer.by } };
  it('N26: two persons do not change places after a decline', () => {
    given(paymentReversal, requested, declined, again)
      .when({ ...confirm(officer), duties: duties() })
      .thenRejected('SignerMustNotHaveProposedBefore');
    given(paymentReversal, requested, declined, again)
      .when({ ...confirm(officer), duties: duties({ bars: [] }) })
      .thenMatching((events) => expect(events).toHaveLength(1));
  });
  it('N4: the subscriber or a representative does not confirm', () => {
    given(paymentReversal, requested)
      .when({ ...confirm(), duties: duties({ beneficiaries: ['Receivables-2'] }) })
      .thenRejected('SignerMustNotBenefit');
  });
});
