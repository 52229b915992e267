import { Type } from 'typebox';
import { contract, type DataOf } from '../contract.ts';
import { civilDate, id } from '../fields.ts';

export const caseClosed = contract({
  service: 'case-handling',
  type: 'CaseClosed',
  version: 1,
  sentence: 'The case has its outcome and the applicant has been informed (A6-4, 15.4-21).',
  schema: Type.Object({
    caseId: id('case'),
    kind: id('kind of case'),
    officeId: id('counter office'),
    accountId: id('account'),
    outcome: id('outcome by name'),
    answeredInTime: Type.Boolean({ description: 'whether the deadline of the reply was met' }),
    closedOn: civilDate('day of closing'),
  }),
  example: {
    caseId: '9a7d3d0e-3f1c-5b7e-8a64-1b2c3d4e5f44',
    kind: 'bill-review',
    officeId: 'office-101',
    accountId: '1000001',
    outcome: 'corrected',
    answeredInTime: true,
    closedOn: '2026-11-22',
  },
});
export type CaseClosed = DataOf<typeof caseClosed>;
