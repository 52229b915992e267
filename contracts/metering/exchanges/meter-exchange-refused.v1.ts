import { Type } from 'typebox';
import { contract, type DataOf } from '../../contract.ts';
import { id } from '../../fields.ts';
import { refusalOfCase } from '../../refusal.ts';

export const meterExchangeRefused = contract({
  service: 'metering',
  type: 'MeterExchangeRefused',
  version: 1,
  sentence:
    "A case's exchange entry was refused by a rule of the meter, and nothing was recorded (A2-5, 11.4, 15.4-34).",
  schema: Type.Object({
    exchangeId: id('request'),
    ...refusalOfCase,
  }),
  example: {
    exchangeId: '5d0f0f52-4a0c-5b0c-9a4e-1f3a2b4c5d66',
    caseId: '9a7d3d0e-3f1c-5b7e-8a64-1b2c3d4e5f44',
    accountId: '1000001',
    rule: 'SerialMustBeFree',
    says: { fa: 'این شماره بدنه روی اشتراک دیگری نصب است', en: 'A meter with this serial is installed elsewhere' },
  },
});
export type MeterExchangeRefused = DataOf<typeof meterExchangeRefused>;
