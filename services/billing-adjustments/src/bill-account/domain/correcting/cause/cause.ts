import type { Rejection } from '@pishkhan/decider';
import type { BillAccount } from '../../bill-account.state.ts';
import type { CauseOf, CorrectionRequest } from '../proposal.ts';
import type { TariffBook } from '../../../../pricing/tariff/domain/tariff-book.messages.ts';
import { correctionMustBePlausible, findingsOf } from './plausibility.ts';
import { itemMustBeReversible } from './misc-item.ts';
import { affectedBills, chainOf, rightIndexes } from './restating.ts';
import {
  contractorAtFaultMustHaveRead,
  correctedReadingMustExist,
  correctionMustConcernABill,
  correctIndexMustDiffer,
  correctIndexMustFitRegister,
  estimateMustNotBeChargedToTheContractor,
} from './simulation.rules.ts';

/** The readings that the cause names, in the order of their days. */
export const disputedReadings = (account: BillAccount, { cause }: Pick<CorrectionRequest, 'cause'>) => {
  const named = rightIndexes(cause);
  return chainOf(account).filter(({ readingId }) => named.has(readingId));
};

const readingsMustBeCorrectable = (
  account: BillAccount,
  request: CorrectionRequest,
  { readings }: CauseOf<'readings'>,
): Rejection | false => {
  const chain = chainOf(account);
  for (const { readingId, rightIndex } of readings) {
    const wrong = chain.find((reading) => reading.readingId === readingId);
    const refusal =
      correctedReadingMustExist(wrong, readingId) ||
      correctIndexMustDiffer(wrong!, rightIndex) ||
      correctIndexMustFitRegister(account.meter!, rightIndex);
    if (refusal) return refusal;
  }
  const disputed = disputedReadings(account, request);
  return (
    contractorAtFaultMustHaveRead(request, disputed) ||
    estimateMustNotBeChargedToTheContractor(request, disputed) ||
    correctionMustBePlausible(findingsOf(account, request), request)
  );
};

/** Whether the cause is possible for the account as it is now. */
export const causeMustBePossible = (
  account: BillAccount,
  request: CorrectionRequest,
  book: TariffBook,
): Rejection | false => {
  const { cause } = request;
  switch (cause.kind) {
    case 'readings':
      return readingsMustBeCorrectable(account, request, cause);
    case 'estimateOverruled':
      return correctedReadingMustExist(
        chainOf(account).find(({ readingId }) => readingId === cause.readingId),
        cause.readingId,
      );
    case 'miscItem':
      return itemMustBeReversible(account, cause);
    case 'terms':
    case 'tariffVersion':
      return correctionMustConcernABill(affectedBills(account, request, [], book), cause);
  }
};
