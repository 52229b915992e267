import type { Rejection } from '@pishkhan/decider';
import type { BillAccount } from '../../bill-account.state.ts';
import { withFactorOf } from '../../metering/factor/factor-cause.ts';
import type { CorrectionRequest } from '../proposal.ts';
import { withChangeOf } from './late-exchange-cause.ts';

/**
 * The account that bills are rated by: with the late exchange or removal or the volume factor that is taken with the
 * correction (15.4-31, 11.4).
 */
export const accountOf = (request: Pick<CorrectionRequest, 'cause'>, before: BillAccount): BillAccount | Rejection => {
  const account = withChangeOf(request, before);
  return 'rejected' in account ? account : withFactorOf(request, account);
};
