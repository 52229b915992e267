import { Type } from 'typebox';
import { contract, type DataOf } from '../contract.ts';
import { civilDate, climateZone, digits, id, meterCapacity, tariffUse } from '../fields.ts';

export const accountOpened = contract({
  service: 'customer-accounts',
  type: 'AccountOpened',
  version: 1,
  sentence:
    'A supply contract was signed and the subscriber has an account with its terms of supply (B1-2); it contains no personal data.',
  schema: Type.Object({
    accountId: id('account'),
    subscriberId: id('subject of the personal data, which only customer-accounts stores'),
    holder: Type.Optional(
      id('keyed hash of the subscriber’s national or legal id, to recognise staff; absent in older messages'),
    ),
    place: Type.Optional(id('keyed hash of the postal code, to find neighbours of readers; absent in older messages')),
    family: Type.Optional(id('keyed hash of the last word of a person’s name; absent in older messages')),
    subscriptionNumber: digits('subscription number', 6, 15),
    fileNumber: digits('file number, the first part of the bill id', 1, 8),
    billId: digits('bill id, constant for the subscription (8.1)', 6, 13),
    countyOffice: id('county gas office'),
    use: tariffUse,
    climateZone,
    dwellingUnits: Type.Integer({ minimum: 1, maximum: 999, description: 'number of units (تعداد واحد)' }),
    meterCapacity,
    openedOn: civilDate('day of the contract'),
  }),
  example: {
    accountId: '1000001',
    subscriberId: 'b0a7c7f0-6a4f-5a9e-9a51-6a2a3f1d7a10',
    subscriptionNumber: '062100000101',
    fileNumber: '10203040',
    billId: '1020304006239',
    countyOffice: 'county-1',
    use: 'household',
    climateZone: 1,
    dwellingUnits: 1,
    meterCapacity: 'G4',
    openedOn: '2024-08-22',
  },
});
export type AccountOpened = DataOf<typeof accountOpened>;
