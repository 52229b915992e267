import type { Rejection } from '@pishkhan/decider';
import type { BillAccount } from '../../bill-account.state.ts';
import { chainOf, judgedRemoval } from '../../metering/connection.ts';
import {
  beforeLater,
  lateExchangeOf,
  waitsFor,
  withLateExchange,
  type LateExchange,
} from '../../metering/late-exchange.ts';
import { causeOf } from '../cause/several/causes.ts';
import { lateExchangeMustWait } from '../cause/simulation.rules.ts';
import type { CauseOf, CorrectionRequest, RestatedReading } from '../proposal.ts';

/** What approvers of a late exchange sign (Card 13, 15.4-31). */
export const causeOfLateExchange = ({ changeId, removal, next }: LateExchange): CauseOf<'lateExchange'> => ({
  kind: 'lateExchange',
  exchangeId: changeId,
  exchangedOn: removal.readOn,
  takenOff: { meterId: removal.meterId, index: removal.index },
  putIn: { meterId: next.meter.meterId, index: next.opening.index },
});

/** The exchange with the mark of its removal (15.4-33). */
export const judgedExchange = (account: BillAccount, change: LateExchange): LateExchange => ({
  ...change,
  removal: judgedRemoval(beforeLater(account, change), change.removal).removal,
});

/** The account with the exchange, if that is the cause. */
export const withExchangeOf = (
  { cause }: Pick<CorrectionRequest, 'cause'>,
  account: BillAccount,
): BillAccount | Rejection => {
  const late = causeOf(cause, 'lateExchange');
  if (!late) return account;
  const change = lateExchangeOf(account, late.exchangeId);
  const refusal = lateExchangeMustWait(late.exchangeId, change && waitsFor(account, change));
  return refusal || withLateExchange(account, judgedExchange(account, change!));
};

/** With every estimate that counts on the new meter, and the index that its bills had (15.4-31). */
export const withMoved = (
  readings: readonly RestatedReading[],
  { cause }: Pick<CorrectionRequest, 'cause'>,
  before: BillAccount,
  after: BillAccount,
): readonly RestatedReading[] => {
  const late = causeOf(cause, 'lateExchange');
  const estimates = late && lateExchangeOf(before, late.exchangeId)?.estimates;
  if (!estimates) return readings;
  const had = new Map(chainOf(before).map(({ readingId, index }) => [readingId, index]));
  return chainOf(after).flatMap((reading): readonly RestatedReading[] => {
    const { readingId, readOn, index, rolledOver } = reading;
    const restated = readings.find((each) => each.readingId === readingId);
    if (!estimates.some((each) => each.readingId === readingId)) return restated ? [restated] : [];
    const now = restated ?? { readingId, readOn, rightIndex: index, rolledOver, because: 'derivedAnew' as const };
    return [{ ...now, wrongIndex: had.get(readingId)! }];
  });
};
