import { Type } from 'typebox';
import { contract, type DataOf } from '../../contract.ts';
import { civilDate, id, index } from '../../fields.ts';
import { declaredFigure } from '../../case-handling/meter/declared-figure.ts';
import { acceptedOverride } from './confirmation.ts';
import { readingEntry } from './reading-entry.ts';

export const readingKeptAsEvidence = contract({
  service: 'metering',
  type: 'ReadingKeptAsEvidence',
  version: 1,
  sentence:
    'A reading from the meter arrived late, or its day has an estimate: it closes no period and is evidence of its day (15.4-32).',
  schema: Type.Object({
    evidenceId: id('evidence'),
    meterId: id('meter'),
    accountId: id('account'),
    readOn: civilDate('day of the reading'),
    index: index('index read'),
    contractorId: Type.Optional(id('reading contractor; absent if the company read')),
    readerId: Type.Optional(id('meter reader')),
    override: Type.Optional(acceptedOverride),
    ...readingEntry,
    ...declaredFigure,
    replaces: Type.Optional(
      Type.Array(id('evidence'), { description: 'other figures of its day, which count no longer; absent if none' }),
    ),
  }),
  example: {
    evidenceId: '7d0f2f6e-51f8-5d0c-9c3e-0f4f3a0b1c66',
    meterId: '62000001',
    accountId: '1000001',
    readOn: '2026-09-22',
    index: 2350,
    contractorId: 'contractor-zagros',
    readerId: 'reader-17',
  },
});
export type ReadingKeptAsEvidence = DataOf<typeof readingKeptAsEvidence>;
