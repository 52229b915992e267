import type { BillAccountEvent } from '../bill-account.messages.ts';
import type { CorrectionRequest, Proposal, RestatedReading } from './proposal.ts';

/** An event as it was stored. */
export interface StoredEvent {
  readonly type: string;
  readonly data: unknown;
  readonly schemaVersion: number;
}

/** The fields of version 1: one reading and its right index. */
interface OneReading {
  readonly readingId: string;
  readonly rightIndex: number;
}
type Corrected = OneReading & { readonly wrongIndex: number };
type RestatedBefore = { readonly readingId: string; readonly index: number; readonly rolledOver: boolean };
type ProposalBefore = Omit<Proposal, 'cause' | 'readings' | 'warnings'> &
  Corrected & { readonly readings: readonly RestatedBefore[] };
export type RequestBefore = Omit<CorrectionRequest, 'cause'> & OneReading;

/** A request of version 1 is one of the cause `readings` with one reading. */
export const requestFromBefore = ({ readingId, rightIndex, ...request }: RequestBefore): CorrectionRequest => ({
  ...request,
  cause: { kind: 'readings', readings: [{ readingId, rightIndex }] },
});

/** The other reading was the next one: only its rollover was restated. */
const restatedFromBefore =
  (corrected: Corrected) =>
  ({ readingId, index, rolledOver }: RestatedBefore): RestatedReading => ({
    readingId,
    wrongIndex: readingId === corrected.readingId ? corrected.wrongIndex : index,
    rightIndex: index,
    rolledOver,
    because: readingId === corrected.readingId ? 'corrected' : 'derivedAnew',
  });

/** A proposal of version 1, and the correction that was posted by it. */
export const proposalFromBefore = <Before extends ProposalBefore>(
  before: Before,
): Omit<Before, keyof Corrected | 'readings'> & Pick<Proposal, 'cause' | 'readings' | 'warnings'> => {
  const { readingId, wrongIndex, rightIndex, readings, ...proposal } = before;
  return {
    ...proposal,
    cause: { kind: 'readings', readings: [{ readingId, rightIndex }] },
    readings: readings.map(restatedFromBefore({ readingId, wrongIndex, rightIndex })),
    warnings: [],
  };
};

/** `BillsCorrected` of version 1 named one reading. */
export const upcastBillAccount = ({ type, data, schemaVersion }: StoredEvent): BillAccountEvent =>
  (type === 'BillsCorrected' && schemaVersion < 2
    ? { type, data: proposalFromBefore(data as ProposalBefore) }
    : { type, data }) as BillAccountEvent;
