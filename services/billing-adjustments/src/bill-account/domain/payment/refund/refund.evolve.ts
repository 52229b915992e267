import { addRial, negateRial } from '@pishkhan/money';
import type { BillAccount } from '../../bill-account.state.ts';
import { receivableOf } from '../../billing/posting.ts';
import { withStandings } from '../standing.ts';
import { withMoneyStandIn } from '../signing/money-places.ts';
import { takenBy, type Refund } from './refund.ts';
import type { RefundDeclined, RefundEvent, RefundReturned } from './refund.messages.ts';

const withRefund = (state: BillAccount, refundId: string, change: (refund: Refund) => Refund): BillAccount => ({
  ...state,
  refunds: state.refunds.map((refund) => (refund.refundId === refundId ? change(refund) : refund)),
});

/** The amount is a credit again. */
const givenBack = (state: BillAccount, { type, data }: RefundDeclined | RefundReturned): BillAccount => ({
  ...withRefund(state, data.refundId, (refund) => ({
    ...refund,
    ...(type === 'RefundDeclined'
      ? { status: 'declined', decision: { decidedBy: data.by, decidedOn: data.declinedOn } }
      : { status: 'returned' }),
  })),
  bills: withStandings(state.bills, data.bills),
  receivable: addRial(state.receivable, receivableOf(data.posting)),
  moved: [...state.moved, { kind: 'refund', references: [data.refundId], amount: negateRial(data.amount) }],
});

export const evolveRefunds = (state: BillAccount, event: RefundEvent): BillAccount => {
  switch (event.type) {
    case 'RefundRequested': {
      const { refundId, amount, requestedBy, requestedOn, approvalsNeeded, bars, posting, sum } = event.data;
      const refund: Refund = {
        refundId,
        amount,
        counts: sum?.total ?? amount,
        status: 'awaitingApproval',
        requestedBy,
        requestedOn,
        approvalsNeeded,
        ...(bars && { bars }),
        approvals: [],
        takes: takenBy(amount, state.payments, state.refunds),
      };
      return {
        ...state,
        refunds: [...state.refunds, refund],
        receivable: addRial(state.receivable, receivableOf(posting)),
        moved: [...state.moved, { kind: 'refund', references: [refundId], amount }],
      };
    }
    case 'RefundApproved': {
      const { refundId, by, role, on, isLast, approvalsNeeded } = event.data;
      return withRefund(state, refundId, (refund) => ({
        ...refund,
        ...(isLast && { status: 'approved', approvedOn: on, decision: { decidedBy: by, decidedOn: on } }),
        approvals: [...refund.approvals, { by, role }],
        ...(approvalsNeeded && { approvalsNeeded }),
      }));
    }
    case 'RefundStandInNamed':
      return withRefund(state, event.data.refundId, (refund) => ({
        ...refund,
        standIns: withMoneyStandIn(refund.standIns, event.data),
      }));
    case 'RefundPaid': {
      const { refundId, transferNumber, paidOn } = event.data;
      return withRefund(state, refundId, (refund) => ({ ...refund, status: 'paid', transferNumber, paidOn }));
    }
    case 'RefundDeclined':
    case 'RefundReturned':
      return givenBack(state, event);
  }
};
