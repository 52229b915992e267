import { Type } from 'typebox';
import { contract, type DataOf } from '../../contract.ts';
import { civilDate, id } from '../../fields.ts';

export const meterTested = contract({
  service: 'case-handling',
  type: 'MeterTested',
  version: 1,
  sentence:
    'A workshop answered in writing how far a meter is from the truth, and whether it is sound (A1-7, A1-8, B5-1, 15.4-17).',
  schema: Type.Object({
    testId: id('test'),
    caseId: id('case that ordered it'),
    accountId: id('account that the meter measured'),
    meterId: id('tested meter'),
    testedOn: civilDate('day of the test'),
    testedBy: id('subject of the person who reported the result'),
    workshopId: Type.Optional(id('calibration workshop')),
    answerNumber: id('number of the written answer'),
    answeredOn: civilDate('day of the written answer'),
    errorBasisPoints: Type.Integer({
      minimum: -9_999,
      maximum: 1_000_000,
      description: 'error in hundredths of a per cent; positive: it registers too much (15.4-17)',
    }),
    isSound: Type.Boolean({ description: 'the error is within the tolerance, by the judgement of the workshop' }),
    validUntil: Type.Optional(civilDate('last day of the certificate, if the workshop gave one')),
  }),
  example: {
    testId: '6e0f0f52-4a0c-5b0c-9a4e-1f3a2b4c5d99',
    caseId: '9a7d3d0e-3f1c-5b7e-8a64-1b2c3d4e5f44',
    accountId: '1000001',
    meterId: '62000001',
    testedOn: '2026-11-24',
    testedBy: 'workshop-1',
    workshopId: 'workshop-alborz',
    answerNumber: '1405/۱۲',
    answeredOn: '2026-11-25',
    errorBasisPoints: 650,
    isSound: false,
  },
});
export type MeterTested = DataOf<typeof meterTested>;
