import { Type } from 'typebox';
import { contract, type DataOf } from '../../contract.ts';
import { civilDate, id, index } from '../../fields.ts';
import { estimateBasis } from './estimate-basis.ts';

export const readingCorrected = contract({
  service: 'metering',
  type: 'ReadingCorrected',
  version: 1,
  sentence:
    'The index or the day of an accepted reading was wrong and is replaced by the right one; the wrong one stays on record (11.8-2, 15.4-39).',
  schema: Type.Object({
    readingId: id('reading'),
    meterId: id('meter'),
    accountId: id('account'),
    wrongIndex: index('index as accepted'),
    rightIndex: index('current index'),
    rolledOver: Type.Optional(
      Type.Boolean({ description: 'the register has rolled over since the previous reading; absent if not judged' }),
    ),
    rolloverConfirmed: Type.Optional(
      Type.Boolean({
        description:
          'whether a rollover since the reading from the meter before it is confirmed now (15.4-33); absent if as before, and in older messages: a corrected one with the mark is confirmed then',
      }),
    ),
    wrongDay: Type.Optional(civilDate('day as recorded; absent with `rightDay`')),
    rightDay: Type.Optional(civilDate('right day; absent if the recorded one is right, and in older messages')),
    because: Type.Optional(
      Type.Enum(['corrected', 'dayCorrected', 'derivedAnew'], {
        description:
          'index found by evidence, only the day, or derived from such a reading (15.4-31); absent means `corrected`',
      }),
    ),
    estimate: Type.Optional(estimateBasis),
    correctionId: id('approved and posted correction'),
    caseId: id('case that found it'),
  }),
  example: {
    readingId: '3f0e2f6e-51f8-5d0c-9c3e-0f4f3a0b1c22',
    meterId: '62000001',
    accountId: '1000001',
    wrongIndex: 2417,
    rightIndex: 2147,
    correctionId: 'c6e1cf4e-6f5f-5d2c-8c9a-2f6f0b3e7d33',
    caseId: '9a7d3d0e-3f1c-5b7e-8a64-1b2c3d4e5f44',
  },
});
export type ReadingCorrected = DataOf<typeof readingCorrected>;
