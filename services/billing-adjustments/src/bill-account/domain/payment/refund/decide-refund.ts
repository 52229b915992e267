import type { Decision } from '@pishkhan/decider';
import type { BillAccountEvent } from '../../bill-account.messages.ts';
import type { BillAccount } from '../../bill-account.state.ts';
import { approveRefund, nameRefundStandIn } from './approve-refund.ts';
import { declineRefund, payRefund, returnRefund } from './pay-refund.ts';
import type { RefundCommand } from './refund.messages.ts';
import { requestRefund } from './request-refund.ts';

/** A refund from its request to its payment or return (9.5). */
export const decideRefund = (state: BillAccount, command: RefundCommand): Decision<BillAccountEvent> => {
  switch (command.type) {
    case 'RequestRefund':
      return requestRefund(state, command);
    case 'ApproveRefund':
      return approveRefund(state, command);
    case 'NameRefundStandIn':
      return nameRefundStandIn(state, command);
    case 'DeclineRefund':
      return declineRefund(state, command);
    case 'PayRefund':
      return payRefund(state, command);
    case 'ReturnRefund':
      return returnRefund(state, command);
  }
};
