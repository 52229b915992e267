import { Type } from 'typebox';
import { contract, type DataOf } from '../contract.ts';
import { civilDate, id } from '../fields.ts';

export const officeRegistered = contract({
  service: 'customer-accounts',
  type: 'OfficeRegistered',
  version: 1,
  sentence:
    'A county office, a counter office or a zone of a county, or a payment channel may act from a day on (1.1); again, if it was closed before.',
  schema: Type.Object({
    officeId: id('office'),
    kind: Type.Enum(['counterOffice', 'countyOffice', 'zone', 'paymentChannel'], {
      description: 'kind of office; a payment channel is a bank or another body that reports money',
    }),
    name: Type.String({ minLength: 1, maxLength: 120, description: 'name in Persian' }),
    countyOffice: Type.Optional(
      id('county office of a counter office or a zone; absent for a zone of an earlier release'),
    ),
    registeredFrom: civilDate('first day'),
  }),
  example: {
    officeId: 'office-104',
    kind: 'counterOffice' as const,
    name: 'دفتر پیشخوان ۱۰۴',
    countyOffice: 'county-1',
    registeredFrom: '2026-11-22',
  },
});
export type OfficeRegistered = DataOf<typeof officeRegistered>;
