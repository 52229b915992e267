import { Type } from 'typebox';
import { contract, type DataOf } from '../../contract.ts';
import { civilDate, id } from '../../fields.ts';

export const exchangeContractorAppointed = contract({
  service: 'metering',
  type: 'ExchangeContractorAppointed',
  version: 1,
  sentence:
    'The county gas office has appointed the company or person that exchanges the meters of a zone, from a day on (A1-4).',
  schema: Type.Object({
    countyOffice: id('county gas office'),
    zone: id('zone of the county'),
    contractorId: id('company or person that exchanges meters'),
    from: civilDate('first day'),
    appointedOn: civilDate('day of the appointment'),
  }),
  example: {
    countyOffice: 'county-1',
    zone: 'zone-a',
    contractorId: 'contractor-sabalan',
    from: '2024-08-21',
    appointedOn: '2024-08-21',
  },
});
export type ExchangeContractorAppointed = DataOf<typeof exchangeContractorAppointed>;
