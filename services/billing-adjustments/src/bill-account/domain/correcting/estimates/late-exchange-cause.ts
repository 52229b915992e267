import type { Rejection } from '@pishkhan/decider';
import type { BillAccount } from '../../bill-account.state.ts';
import { chainOf, judgedRemoval } from '../../metering/connection.ts';
import {
  beforeLater,
  isExchange,
  lateChangeOf,
  waitsFor,
  withLateChange,
  type LateChange,
} from '../../metering/late-exchange.ts';
import { causeOf, type CorrectionCause } from '../cause/several/causes.ts';
import { lateExchangeMustWait } from '../cause/simulation.rules.ts';
import type { CauseOf, CorrectionRequest, RestatedReading } from '../proposal.ts';

/** What approvers of a late exchange or removal sign (Card 13, 15.4-31). */
export const causeOfLateChange = (change: LateChange): CauseOf<'lateExchange' | 'lateRemoval'> => {
  const { changeId, removal, absence = 'removed' } = change;
  const { readOn, meterId, index } = removal;
  const takenOff = { meterId, index };
  if (!isExchange(change)) return { kind: 'lateRemoval', removalId: changeId, removedOn: readOn, absence, takenOff };
  const { meter, opening } = change.next;
  const putIn = { meterId: meter.meterId, index: opening.index };
  return { kind: 'lateExchange', exchangeId: changeId, exchangedOn: readOn, takenOff, putIn };
};

/** The change that the cause names, by its id. */
export const lateChangeIn = (cause: CorrectionCause): string | undefined =>
  causeOf(cause, 'lateExchange')?.exchangeId ?? causeOf(cause, 'lateRemoval')?.removalId;

/** The change with the mark of its removal (15.4-33). */
export const judgedChange = <Late extends LateChange>(account: BillAccount, change: Late): Late => ({
  ...change,
  removal: judgedRemoval(beforeLater(account, change), change.removal).removal,
});

/** The account with the late exchange or removal, if that is the cause. */
export const withChangeOf = (
  { cause }: Pick<CorrectionRequest, 'cause'>,
  account: BillAccount,
): BillAccount | Rejection => {
  const changeId = lateChangeIn(cause);
  if (changeId === undefined) return account;
  const change = lateChangeOf(account, changeId);
  const refusal = lateExchangeMustWait(changeId, change && waitsFor(account, change));
  return refusal || withLateChange(account, judgedChange(account, change!));
};

/** With every estimate that counts on the new meter or on none, and the index that its bills had (15.4-31). */
export const withMoved = (
  readings: readonly RestatedReading[],
  { cause }: Pick<CorrectionRequest, 'cause'>,
  before: BillAccount,
  after: BillAccount,
): readonly RestatedReading[] => {
  const changeId = lateChangeIn(cause);
  const estimates = changeId !== undefined && lateChangeOf(before, changeId)?.estimates;
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
