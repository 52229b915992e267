import { Type } from 'typebox';
import { contract, type DataOf } from '../../contract.ts';
import { civilDate, id, rial } from '../../fields.ts';

/** What a Card 74 charge is for, in words (A1-11, B5-2, B6-5). */
export const miscChargeTitles = {
  meterTest: { fa: 'هزینه تست کنتور', en: 'meter test' },
  meterDamage: { fa: 'خسارت کنتور و تجهیزات', en: 'damage to the meter' },
} as const;
export const miscChargeItem = Type.Enum(['meterTest', 'meterDamage'], {
  description: 'what the charge is for (Card 74)',
});

export const miscChargeRequested = contract({
  service: 'case-handling',
  type: 'MiscChargeRequested',
  version: 1,
  sentence:
    'A qualified representative posts a cost of a case to the account of the subscriber by Card 74 (A1-11, B5-2, B6-5).',
  schema: Type.Object({
    chargeId: id('id for the charge'),
    caseId: id('case'),
    officeId: id('counter office of the case'),
    accountId: id('account'),
    item: miscChargeItem,
    decision: Type.Optional(
      Type.Object(
        {
          amount: rial('cost by the decision'),
          number: id('number of the decision of the company'),
          decidedOn: civilDate('day of the decision'),
          decidedBy: id('subject of the person who recorded it'),
        },
        {
          description: 'named decision of the company, whose judgement is final (B6-5); absent: the cost as published',
        },
      ),
    ),
    incurredOn: civilDate('day whose published cost applies'),
    requestedBy: id('subject of the representative who posts it'),
    requestedOn: civilDate('day of the request'),
  }),
  example: {
    chargeId: '7f0f0f52-4a0c-5b0c-9a4e-1f3a2b4c5daa',
    caseId: '9a7d3d0e-3f1c-5b7e-8a64-1b2c3d4e5f44',
    officeId: 'office-101',
    accountId: '1000001',
    item: 'meterTest' as const,
    incurredOn: '2026-11-24',
    requestedBy: 'representative-101-a',
    requestedOn: '2026-11-26',
  },
});
export type MiscChargeRequested = DataOf<typeof miscChargeRequested>;
