import { subtractRial, type Rial } from '@pishkhan/money';
import type { BillIssued } from '../bill-account.messages.ts';
import type { Moved } from '../bill-account.state.ts';
import type { BillFace } from './bill.ts';

/** The printed content of an issued bill. */
export const faceOf = ({
  reading: _r,
  lines: _l,
  carried: _c,
  posting: _p,
  billingPolicy: _b,
  parts: _parts,
  accountId: _a,
  meterId: _m,
  ...face
}: BillIssued['data']): BillFace => face;

/** The next bill carries the balance with this bill; a payable amount without a payment id has its own line (8.7). */
export const movedByBill = ({ billNumber, payableOnNextBill }: BillFace, balance: Rial): readonly Moved[] => {
  const references = [billNumber];
  if (payableOnNextBill === undefined) return [{ kind: 'bill', references, amount: balance }];
  return [
    { kind: 'bill', references, amount: subtractRial(balance, payableOnNextBill) },
    { kind: 'postponedBill', references, amount: payableOnNextBill },
  ];
};
