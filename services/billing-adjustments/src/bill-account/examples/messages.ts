import {
  accountOpened,
  meterInstalled,
  readingAccepted,
  type AccountOpened,
  type BillCorrectionRequested,
  type MeterInstalled,
  type ReadingAccepted,
} from '@pishkhan/contracts';
import { derivedId } from '@pishkhan/identifiers';
import { topicOf, type ContractMessage, type Messages } from '@pishkhan/messages';
import { day } from './account.ts';

/** Messages of other services about the sample account. */
export const supplied: AccountOpened = {
  ...(accountOpened.example as AccountOpened),
  accountId: '10203040',
  fileNumber: '10203040',
  openedOn: day(3),
};
export const installed: MeterInstalled = {
  ...(meterInstalled.example as MeterInstalled),
  accountId: '10203040',
  installedOn: day(4),
  index: 1_000,
};
export const accepted = (
  name: string,
  readOn: string,
  index: number,
  more: Partial<ReadingAccepted> = {},
): ReadingAccepted => ({
  ...(readingAccepted.example as ReadingAccepted),
  accountId: '10203040',
  readingId: `reading-${name}`,
  readOn,
  index,
  ...more,
});
export const requested = (
  correctionId: string,
  more: Partial<BillCorrectionRequested> = {},
): BillCorrectionRequested => ({
  correctionId,
  caseId: `case-of-${correctionId}`,
  officeId: 'office-101',
  accountId: '10203040',
  readingId: 'reading-b',
  rightIndex: 1_140,
  evidence: { visitedOn: day(7, 8), visitedBy: 'clerk-101', indexSeen: 1_262, remarks: 'four read as two' },
  fault: 'readingContractor',
  contractorId: 'contractor-zagros',
  feeCharged: 35_000,
  proposedBy: 'representative-101-a',
  requestedOn: day(7, 9),
  ...more,
});

/** Sends messages like the named service, each after the last of its stream. */
export const senderTo = (messages: Messages) => {
  const revisions = new Map<string, number>();
  return async (source: string, stream: string, type: string, data: object, version = 1): Promise<void> => {
    const previousRevision = revisions.get(stream) ?? -1;
    revisions.set(stream, previousRevision + 1);
    const id = derivedId('example', stream, String(previousRevision + 1));
    const message: ContractMessage = {
      id,
      type,
      version,
      source,
      stream,
      revision: previousRevision + 1,
      previousRevision,
      recordedAt: '2026-10-01T04:30:00.000Z',
      businessDate: '2026-10-01',
      correlationId: id,
      causationId: id,
      actor: { subject: 'history', roles: [] },
      data,
    };
    await messages.produce(topicOf(source), [message]);
  };
};
