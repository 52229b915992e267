import type { CivilDate } from '@pishkhan/calendar';
import type { Rejection } from '@pishkhan/decider';
import type { BillAccount } from '../../bill-account.state.ts';
import type { CauseOf, CorrectionBasis, CorrectionRequest, OneCause } from '../proposal.ts';
import {
  correctDayMustDiffer,
  correctDayMustKeepTheOrder,
  correctDayMustNotBeInFuture,
  dayOfAnExchangeMustStay,
  readingMustHaveAMeter,
} from './chain/days.rules.ts';
import { correctionMustBePlausible, findingsOf } from './plausibility.ts';
import { indexSeenMustExplainEveryReading } from './chain/index-seen.ts';
import { chainOf, meterOf } from '../../metering/connection.ts';
import { itemMustBeReversible } from './item/misc-item.ts';
import { affectedBills, restatementOf } from './restating.ts';
import { causesOf, rightReadings } from './several/causes.ts';
import { causeMustBeNamedOnce } from './several/several.rules.ts';
import {
  contractorAtFaultMustHaveRead,
  correctedReadingMustExist,
  correctionMustConcernABill,
  correctIndexMustDiffer,
  correctIndexMustFitRegister,
  estimateMustNotBeChargedToTheContractor,
  lateExchangeMustBeTakenFirst,
} from './simulation.rules.ts';

/** The readings whose index or day the cause names, in the order of their days. */
export const disputedReadings = (account: BillAccount, { cause }: Pick<CorrectionRequest, 'cause'>) => {
  const { indexes, days } = rightReadings(cause);
  return chainOf(account).filter(({ readingId }) => indexes.has(readingId) || days.has(readingId));
};

const indexesMustBeCorrectable = (account: BillAccount, { readings }: CauseOf<'readings'>): Rejection | false => {
  const chain = chainOf(account);
  for (const { readingId, rightIndex } of readings) {
    const wrong = chain.find((reading) => reading.readingId === readingId);
    const refusal =
      correctedReadingMustExist(wrong, readingId) ||
      correctIndexMustDiffer(wrong!, rightIndex) ||
      correctIndexMustFitRegister(meterOf(account, wrong!.meterId)!, rightIndex);
    if (refusal) return refusal;
  }
  return false;
};

const daysMustBeCorrectable = (
  account: BillAccount,
  { requestedOn, cause }: CorrectionRequest,
  { readings }: CauseOf<'days'>,
): Rejection | false => {
  const chain = chainOf(account);
  const { days } = rightReadings(cause);
  const dayAt = (place: number) => chain[place] && (days.get(chain[place].readingId) ?? chain[place].readOn);
  for (const { readingId, rightDay } of readings) {
    const place = chain.findIndex((reading) => reading.readingId === readingId);
    const [wrong, right] = [chain[place], rightDay as CivilDate];
    const refusal =
      correctedReadingMustExist(wrong, readingId) ||
      dayOfAnExchangeMustStay(wrong!, chain[place - 1]) ||
      correctDayMustDiffer(wrong!, right) ||
      correctDayMustNotBeInFuture(right, requestedOn as CivilDate) ||
      correctDayMustKeepTheOrder(right, dayAt(place - 1), dayAt(place + 1));
    if (refusal) return refusal;
  }
  return false;
};

const oneMustBePossible = (
  request: CorrectionRequest,
  one: OneCause,
  { account, book }: CorrectionBasis,
): Rejection | false => {
  switch (one.kind) {
    case 'readings':
      return indexesMustBeCorrectable(account, one);
    case 'days':
      return daysMustBeCorrectable(account, request, one);
    case 'estimateOverruled':
      return correctedReadingMustExist(
        chainOf(account).find(({ readingId }) => readingId === one.readingId),
        one.readingId,
      );
    case 'miscItem':
      return itemMustBeReversible(account, one);
    // Its exchange, removal or factor, and their window, are found first, or refused.
    case 'lateExchange':
    case 'lateRemoval':
    case 'volumeFactor':
    case 'meterError':
    case 'faultPeriod':
    case 'faultPeriodWithdrawn':
      return false;
    case 'terms':
    case 'tariffVersion': {
      const { correctionId, cause } = request;
      const affected = affectedBills(account, { correctionId, cause: one }, restatementOf(account, cause), book);
      return correctionMustConcernABill(
        affected.filter(({ terms, book: other }) => terms ?? other),
        one,
      );
    }
  }
};

/** Whether the cause is possible for the account as it is now: each of its parts, and the readings as they become. */
export const causeMustBePossible = (request: CorrectionRequest, basis: CorrectionBasis): Rejection | false => {
  const causes = causesOf(request.cause);
  const repeated = causeMustBeNamedOnce(causes);
  if (repeated) return repeated;
  for (const one of causes) {
    const refusal = oneMustBePossible(request, one, basis);
    if (refusal) return refusal;
  }
  const disputed = disputedReadings(basis.account, request);
  const implausible =
    disputed.length > 0 &&
    (lateExchangeMustBeTakenFirst(basis.account, disputed) ||
      readingMustHaveAMeter(disputed) ||
      contractorAtFaultMustHaveRead(request, disputed) ||
      estimateMustNotBeChargedToTheContractor(request, disputed) ||
      correctionMustBePlausible(findingsOf(request, basis), request, basis.account));
  return implausible || indexSeenMustExplainEveryReading(request, basis);
};
