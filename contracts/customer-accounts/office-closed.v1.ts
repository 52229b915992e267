import { Type } from 'typebox';
import { contract, type DataOf } from '../contract.ts';
import { civilDate, id } from '../fields.ts';

export const officeClosed = contract({
  service: 'customer-accounts',
  type: 'OfficeClosed',
  version: 1,
  sentence: 'Nobody of an office may act from a day on (1.1); a later message may name another day.',
  schema: Type.Object({
    officeId: id('office'),
    closedFrom: civilDate('first day on which it is closed'),
  }),
  example: { officeId: 'office-104', closedFrom: '2026-12-01' },
});
export type OfficeClosed = DataOf<typeof officeClosed>;
