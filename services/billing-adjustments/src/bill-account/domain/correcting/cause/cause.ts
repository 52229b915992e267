import { isFact, runsForward } from '@pishkhan/consumption';
import type { Rejection } from '@pishkhan/decider';
import type { BillAccount } from '../../bill-account.state.ts';
import type { Reading } from '../../bill.ts';
import type { CauseOf, CorrectionRequest } from '../proposal.ts';
import { chainOf, rightIndexes } from './restating.ts';
import {
  contractorAtFaultMustHaveRead,
  correctedReadingMustExist,
  correctIndexMustDiffer,
  correctIndexMustFitNeighbours,
  correctIndexMustFitRegister,
  estimateMustNotBeChargedToTheContractor,
} from './simulation.rules.ts';

/** The readings that the cause names, in the order of their days. */
export const disputedReadings = (account: BillAccount, { cause }: Pick<CorrectionRequest, 'cause'>) => {
  const named = rightIndexes(cause);
  return chainOf(account).filter(({ readingId }) => named.has(readingId));
};

/** The nearest indexes that were seen on the meter: an estimate never bounds one (15.4-31). */
const mustFitNeighbours = (account: BillAccount, right: ReadonlyMap<string, number>, wrong: Reading) => {
  const facts = chainOf(account)
    .filter((reading) => isFact(reading) || right.has(reading.readingId))
    .map((reading) => ({ ...reading, index: right.get(reading.readingId) ?? reading.index }));
  const place = facts.findIndex(({ readingId }) => readingId === wrong.readingId);
  const forward = (from: Reading | undefined, to: Reading | undefined) =>
    !from || !to || runsForward(account.meter!, from.index, to.index);
  const [before, at, after] = [facts[place - 1], facts[place]!, facts[place + 1]];
  return correctIndexMustFitNeighbours(forward(before, at) && forward(at, after), {
    rightIndex: at.index,
    before: before?.index,
    after: after?.index,
  });
};

const readingsMustBeCorrectable = (
  account: BillAccount,
  request: CorrectionRequest,
  { readings }: CauseOf<'readings'>,
): Rejection | false => {
  const chain = chainOf(account);
  const right = rightIndexes(request.cause);
  for (const { readingId, rightIndex } of readings) {
    const wrong = chain.find((reading) => reading.readingId === readingId);
    const refusal =
      correctedReadingMustExist(wrong, readingId) ||
      correctIndexMustDiffer(wrong!, rightIndex) ||
      correctIndexMustFitRegister(account.meter!, rightIndex) ||
      mustFitNeighbours(account, right, wrong!) ||
      contractorAtFaultMustHaveRead(request, wrong!) ||
      estimateMustNotBeChargedToTheContractor(request, wrong!);
    if (refusal) return refusal;
  }
  return false;
};

/** Whether the cause is possible for the account as it is now. */
export const causeMustBePossible = (account: BillAccount, request: CorrectionRequest): Rejection | false => {
  const { cause } = request;
  switch (cause.kind) {
    case 'readings':
      return readingsMustBeCorrectable(account, request, cause);
    case 'estimateOverruled':
      return correctedReadingMustExist(
        chainOf(account).find(({ readingId }) => readingId === cause.readingId),
        cause.readingId,
      );
  }
};
