import { describe, expect, it } from '@jest/globals';
import { waitingLines } from './waiting-lines.ts';

const words = { fa: 'الف', en: 'a' };
const decided = { statusTitle: words, history: [] };

describe('what waits for a person, of all money', () => {
  it('is one list, the oldest first; a cheque over two accounts is one line with its sum', () => {
    const returned = { receiptNumber: 'C-1', reference: 'r', amount: 400_000 };
    const lines = waitingLines({
      refunds: [
        {
          ...decided,
          refundId: 'refund-1',
          accountId: '3',
          countyOffice: 'county-1',
          amount: 5,
          ibanEnding: '1868',
          reason: 'اضافه پرداخت',
          status: 'awaitingApproval',
          requestedBy: 'receivables-1',
          requestedOn: '2026-11-20',
          approvalsNeeded: [],
          approvals: [],
          approvalsLeft: [],
          changedAt: '',
        },
      ],
      reversals: [
        {
          ...decided,
          reversalId: 'reversal-1',
          status: 'requested',
          payments: [
            { ...returned, accountId: '1' },
            { ...returned, accountId: '2' },
          ],
          reason: 'returnedCheque',
          reasonTitle: words,
          evidence: { documentNumber: 'B-1', documentDate: '2026-11-18' },
          countyOffice: 'county-1',
          requestedBy: 'receivables-1',
          requestedOn: '2026-11-19',
          changedAt: '',
        },
      ],
      payments: [],
    });
    expect(lines.map(({ kind, accounts, rial }) => [kind, accounts, rial])).toEqual([
      ['reversal', ['1', '2'], 800_000],
      ['refund', ['3'], 5],
    ]);
  });
});
