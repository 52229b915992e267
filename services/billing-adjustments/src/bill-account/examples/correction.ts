import type { CivilDate } from '@pishkhan/calendar';
import type { PostCorrection } from '../domain/bill-account.messages.ts';
import type { BillAccount } from '../domain/bill-account.state.ts';
import type { CorrectionRequest, Simulation } from '../domain/correcting/proposal.ts';
import { simulateCorrection } from '../domain/correcting/simulate-correction.ts';
import { basis, day } from './account.ts';

/** A change of the sample request; by default one reading is wrong. */
export type AskedFor = Partial<CorrectionRequest> & { readonly readingId?: string; readonly rightIndex?: number };

/** The result of the visit, if the meter showed another index. */
export const seenAt = (indexSeen: number) => ({
  evidence: { visitedOn: day(7, 8), visitedBy: 'clerk-101', indexSeen },
});

/** A request of office-101 about the sample account; by default the company's own mistake. */
export const requestOf = ({
  readingId = 'reading-b',
  rightIndex = 1_140,
  ...more
}: AskedFor = {}): CorrectionRequest => ({
  correctionId: 'c-1',
  caseId: 'case-1',
  officeId: 'office-101',
  accountId: '10203040',
  cause: { kind: 'readings', readings: [{ readingId, rightIndex }] },
  ...seenAt(1_262),
  fault: 'company',
  feeCharged: 35_000,
  proposedBy: 'representative-101-a',
  requestedOn: day(7, 9),
  broughtBy: 'message-requested',
  ...more,
});

export const contractorsFault = { fault: 'readingContractor', contractorId: 'contractor-zagros' } as const;

/** @throws Error if it is rejected */
export const simulated = (
  account: BillAccount,
  request: CorrectionRequest,
  today: CivilDate = day(7, 10),
): Simulation => {
  const simulation = simulateCorrection(request, { ...basis, account, today });
  if ('rejected' in simulation) throw new Error(`refused: ${simulation.rejected} ${JSON.stringify(simulation.data)}`);
  return simulation;
};

const approvals = [
  {
    by: 'representative-101-b',
    role: 'qualifiedRepresentative',
    office: 'office-101',
    certificateNumber: 'C-101-2',
    on: day(7, 10),
  },
] as const;

/** Posts the result of a simulation on the account's state: the command after all approvals. */
export const correcting =
  (more: AskedFor, today: CivilDate = day(7, 10)) =>
  (account: BillAccount): PostCorrection => {
    const request = requestOf(more);
    return {
      type: 'PostCorrection',
      request,
      approved: simulated(account, request, today),
      approvals,
      basis: { ...basis, today },
    };
  };
