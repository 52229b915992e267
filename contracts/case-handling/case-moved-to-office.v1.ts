import { Type } from 'typebox';
import { contract, type DataOf } from '../contract.ts';
import { civilDate, id } from '../fields.ts';

export const caseMovedToOffice = contract({
  service: 'case-handling',
  type: 'CaseMovedToOffice',
  version: 1,
  sentence: 'The office of a case is closed, and another office of the county continues the case (1.1).',
  schema: Type.Object({
    caseId: id('case'),
    accountId: id('account'),
    from: id('closed office'),
    to: id('office that continues the case'),
    pendingRequest: Type.Optional(id('id of the correction that the case has requested and waits for')),
    movedOn: civilDate('day'),
  }),
  example: {
    caseId: '9a7d3d0e-3f1c-5b7e-8a64-1b2c3d4e5f44',
    accountId: '1000001',
    from: 'office-101',
    to: 'office-102',
    pendingRequest: '0f6f3b0a-6a52-5c0e-9d0f-2b9b6f0f4d11',
    movedOn: '2026-12-01',
  },
});
export type CaseMovedToOffice = DataOf<typeof caseMovedToOffice>;
