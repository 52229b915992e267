import { Type } from 'typebox';
import { contract, type DataOf } from '../../contract.ts';
import { civilDate, id } from '../../fields.ts';

export const tariffVersionPublished = contract({
  service: 'billing-adjustments',
  type: 'TariffVersionPublished',
  version: 1,
  sentence:
    'A tariff version was published and is in force from its day on; a version with the same first day replaces it (11.1, 15.4-41). Versions of earlier releases have no message.',
  schema: Type.Object({
    version: id('name of the version'),
    effectiveFrom: civilDate('first day in force'),
    number: Type.Integer({
      minimum: 1,
      description:
        'place among the published versions; in messages of earlier releases it also counted proposals and declines. The messages arrive in this order: a consumer whose n-th message has the number n knows every version',
    }),
    publishedOn: Type.Optional(civilDate('day of publishing; absent if it was not recorded')),
  }),
  example: { version: '1405-sample', effectiveFrom: '2026-03-21', number: 1, publishedOn: '2026-03-01' },
});
export type TariffVersionPublished = DataOf<typeof tariffVersionPublished>;
