import { describe, expect, it } from '@jest/globals';
import { fold } from '@pishkhan/decider';
import { billing, basis, day, eventsOf, reading } from '../../../../examples/account.ts';
import { contractorsFault, correcting, requestOf } from '../../../../examples/correction.ts';
import { billAccount } from '../../../bill-account.ts';
import type { BillAccountEvent } from '../../../bill-account.messages.ts';
import type { CorrectionCause } from '../../proposal.ts';
import { simulateCorrection } from '../../simulate-correction.ts';

const corrected = eventsOf([
  billing(reading('a', day(5), 1_060)),
  billing(reading('b', day(6), 1_240)),
  billing(reading('c', day(7), 1_250)),
  correcting(contractorsFault),
]);
const item: CorrectionCause = { kind: 'miscItem', linkId: 'c-1' };
const {
  fault: _fault,
  evidence: _evidence,
  ...request
} = requestOf({
  correctionId: 'c-2',
  cause: item,
  document: 'رأی هیئت',
});
const reversing = correcting(request);
const simulating = (cause: CorrectionCause, history: readonly BillAccountEvent[] = corrected) => ({
  thenRejected: (rule: string) =>
    expect(
      simulateCorrection({ ...request, cause }, { ...basis, account: fold(billAccount, history), today: day(7, 11) }),
    ).toMatchObject({ rejected: rule }),
});

describe('F6, 15.4-39: a wrong Card 74 item', () => {
  it('F6, 15.4-39: is reversed under a link of its own, and no bill changes', () => {
    const before = fold(billAccount, corrected);
    const events = eventsOf([reversing], corrected).slice(corrected.length);
    expect(events.map(({ type }) => type)).toEqual(['BillsCorrected', 'MiscEntryReversed']);
    expect(events[0]!.data).toMatchObject({
      bills: [],
      difference: 0,
      reversedEntry: { linkId: 'c-2', reverses: 'c-1', contractorId: 'contractor-zagros', amount: 35_000 },
      balance: { before: before.receivable, after: before.receivable + 35_000 },
      approvalsNeeded: ['qualifiedRepresentative'],
      reason: expect.stringContaining('رأی هیئت'),
    });
    expect(events[1]!.data).toMatchObject({
      posting: {
        entries: [
          { ledgerAccount: 'clearing:card-74', amount: -35_000 },
          { ledgerAccount: 'receivable:10203040', amount: 35_000 },
        ],
      },
    });
    expect(fold(billAccount, [...corrected, ...events]).receivable).toBe(before.receivable + 35_000);
  });
  it('F6, A6-3: the next bill asks for it in a line of its own, and names no correction of bills', () => {
    const next = eventsOf([reversing, billing(reading('d', day(8), 1_300))], corrected).at(-1)!;
    expect(next.data).toMatchObject({
      carried: expect.arrayContaining([
        expect.objectContaining({ line: 'miscEntry', amount: 35_000, inputs: ['card-74:c-2'] }),
      ]),
    });
    expect(JSON.stringify(next.data)).not.toContain('"line":"correction"');
  });
  it('F6, 15.4-39: only an item of the account, and only once', () => {
    simulating({ kind: 'miscItem', linkId: 'other' }).thenRejected('MiscItemMustBePosted');
    simulating(item, eventsOf([reversing], corrected)).thenRejected('MiscItemMustNotBeReversedTwice');
  });
});
