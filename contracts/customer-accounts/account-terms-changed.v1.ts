import { Type } from 'typebox';
import { contract, type DataOf } from '../contract.ts';
import { civilDate, climateZone, id, meterCapacity, tariffUse } from '../fields.ts';

export const accountTermsChanged = contract({
  service: 'customer-accounts',
  type: 'AccountTermsChanged',
  version: 1,
  sentence:
    'Terms of supply of an account are in force from a day on, which may be past: bills of these days are then to be corrected (15.4-39).',
  schema: Type.Object({
    accountId: id('account'),
    changeId: id('id of the change'),
    from: civilDate('first day of the terms'),
    use: Type.Optional(tariffUse),
    climateZone: Type.Optional(climateZone),
    dwellingUnits: Type.Optional(
      Type.Integer({ minimum: 1, maximum: 999, description: 'number of units (تعداد واحد)' }),
    ),
    meterCapacity: Type.Optional(meterCapacity),
    because: Type.Enum(['agreed', 'installedMeter', 'billCorrected'], {
      description:
        'confirmed by a second person; the capacity of the installed meter (11.6); or found by a correction of bills, whose id it has',
    }),
    meterId: Type.Optional(id('installed meter')),
    proposedBy: Type.Optional(id('subject of the proposer')),
    confirmedBy: Type.Optional(id('subject of the second person')),
  }),
  example: {
    accountId: '1000001',
    changeId: '5b0f6a0e-0c9d-5f52-8a41-7f3f0e9c2d55',
    from: '2026-09-23',
    dwellingUnits: 3,
    because: 'agreed' as const,
    proposedBy: 'affairs-1',
    confirmedBy: 'head-1',
  },
});
export type AccountTermsChanged = DataOf<typeof accountTermsChanged>;
