import { expect, it } from '@jest/globals';
import { fold } from '@pishkhan/decider';
import { readFileSync } from 'node:fs';
import type { PaymentFileEvent } from '../domain/payment-file.messages.ts';
import { nextPartOf, paymentFile, unidentifiedRowsOf } from '../domain/payment-file.ts';

const sample = (type: PaymentFileEvent['type']) =>
  JSON.parse(readFileSync(new URL(`${type}.v1.json`, import.meta.url), 'utf8')) as PaymentFileEvent;
const after = (...types: PaymentFileEvent['type'][]) => fold(paymentFile, types.map(sample));

it('8.7: every event of version 1 replays', () => {
  expect(nextPartOf(after('PaymentFileReceived', 'PaymentRowsRead'))).toMatchObject({
    delivery: 1,
    part: 0,
    rows: [{ line: 2, receiptNumber: 'R-1' }, { line: 3 }],
  });
  const taken = after('PaymentFileReceived', 'PaymentRowsRead', 'PaymentRowsTaken');
  expect(nextPartOf(taken)).toBeUndefined();
  expect(unidentifiedRowsOf(taken)).toMatchObject([{ line: 3 }]);
  expect(
    nextPartOf(after('PaymentFileReceived', 'PaymentRowsRead', 'PaymentRowsTaken', 'PaymentFileDeliveredAgain')),
  ).toMatchObject({ delivery: 2, part: 0, rows: [{ line: 3 }] });
});
