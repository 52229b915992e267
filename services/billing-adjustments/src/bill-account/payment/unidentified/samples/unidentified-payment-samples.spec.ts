import { expect, it } from '@jest/globals';
import { fold } from '@pishkhan/decider';
import { readFileSync } from 'node:fs';
import type { UnidentifiedPaymentEvent } from '../domain/unidentified-payment.messages.ts';
import { unidentifiedPayment } from '../domain/unidentified-payment.ts';

const sample = (type: UnidentifiedPaymentEvent['type']) =>
  JSON.parse(readFileSync(new URL(`${type}.v1.json`, import.meta.url), 'utf8')) as UnidentifiedPaymentEvent;
const after = (...types: UnidentifiedPaymentEvent['type'][]) => fold(unidentifiedPayment, types.map(sample));

it('8.7: every event of version 1 replays', () => {
  expect(after('UnidentifiedPaymentOpened', 'ResolutionProposed')).toMatchObject({
    status: 'open',
    payment: { amount: 98_000, doubt: { rule: 'BilledAccountMustExist' } },
    pending: { proposal: 1, resolution: { kind: 'assignment', accountId: '10203040' } },
  });
  expect(after('UnidentifiedPaymentOpened', 'ResolutionProposed', 'ResolutionDeclined')).toEqual({
    ...after('UnidentifiedPaymentOpened'),
    proposals: 1,
    earlier: [expect.objectContaining({ proposal: 1, proposedBy: 'receivables-1' })],
  });
  expect(after('UnidentifiedPaymentOpened', 'ResolutionProposed', 'UnidentifiedPaymentAssigned')).toMatchObject({
    status: 'assigned',
    accountId: '10203040',
  });
  expect(after('UnidentifiedPaymentOpened', 'UnidentifiedPaymentReturned')).toMatchObject({ status: 'returned' });
});
