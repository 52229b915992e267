import { Type } from 'typebox';
import { contract, type DataOf } from '../contract.ts';
import { civilDate, id, index } from '../fields.ts';

export const meterVisited = contract({
  service: 'case-handling',
  type: 'MeterVisited',
  version: 1,
  sentence: 'A visitor recorded for a case the index of the meter and whether the meter is sound (A3-2, A6-2).',
  schema: Type.Object({
    caseId: id('case'),
    accountId: id('account'),
    meterId: id('meter'),
    visitedOn: civilDate('day of the visit'),
    visitedBy: id('who visited'),
    indexSeen: index('index seen'),
    meterSound: Type.Boolean({ description: 'false: the meter is faulty and an A2 case follows' }),
    remarks: Type.Optional(Type.String({ maxLength: 2_000 })),
  }),
  example: {
    caseId: '9a7d3d0e-3f1c-5b7e-8a64-1b2c3d4e5f44',
    accountId: '1000001',
    meterId: '62000001',
    visitedOn: '2026-11-22',
    visitedBy: 'clerk-101',
    indexSeen: 2290,
    meterSound: true,
  },
});
export type MeterVisited = DataOf<typeof meterVisited>;
