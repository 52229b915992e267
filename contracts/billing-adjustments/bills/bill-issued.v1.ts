import { Type } from 'typebox';
import { contract, type DataOf } from '../../contract.ts';
import { declaredInCase } from '../../case-handling/meter/declared-figure.ts';
import { id } from '../../fields.ts';
import { billFace, exampleBill, meterParts, ratedBy } from './bill-figures.ts';

export const billIssued = contract({
  service: 'billing-adjustments',
  type: 'BillIssued',
  version: 1,
  sentence:
    'A bill was issued for the days between two readings; it can be paid, and objected to until its payment deadline (B3-1, B3-5).',
  schema: Type.Object({
    accountId: id('account'),
    meterId: id('meter'),
    ...billFace.properties,
    tariffVersions: Type.Optional(ratedBy),
    parts: Type.Optional(meterParts),
    ...declaredInCase,
  }),
  example: { accountId: '1000001', meterId: '62000001', ...exampleBill },
});
export type BillIssued = DataOf<typeof billIssued>;
