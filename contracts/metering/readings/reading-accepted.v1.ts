import { Type } from 'typebox';
import { contract, type DataOf } from '../../contract.ts';
import { civilDate, id, index } from '../../fields.ts';
import { declaredFigure } from '../../case-handling/meter/declared-figure.ts';
import { confirmation } from './confirmation.ts';
import { estimateBasis } from './estimate-basis.ts';
import { readingEntry } from './reading-entry.ts';

export const readingAccepted = contract({
  service: 'metering',
  type: 'ReadingAccepted',
  version: 1,
  sentence: 'A reading of the meter has passed validation and may be billed; an estimate is labelled (A2-6, 11.4).',
  schema: Type.Object({
    readingId: id('reading'),
    meterId: id('meter'),
    accountId: id('account'),
    readOn: civilDate('day of the reading'),
    index: index('index read or estimated'),
    rolledOver: Type.Boolean({
      description:
        'the register has rolled over since the reading or estimate before it; in messages of earlier releases an estimate and the reading after it can both have the mark of one rollover',
    }),
    kind: Type.Enum(['actual', 'estimated'], {
      description: 'read from the meter, or estimated because the customer was absent or the meter stood still',
    }),
    estimatedBy: Type.Optional(
      Type.Enum(['reader', 'system'], {
        description: 'of an estimate: the reader wrote it, or the system made it because nobody was home (A2-6)',
      }),
    ),
    estimate: Type.Optional(estimateBasis),
    confirmed: Type.Optional(confirmation),
    rolloverConfirmed: Type.Optional(
      Type.Boolean({
        description:
          'a rollover since the last reading from the meter is confirmed, also if an estimate has its mark (15.4-33); absent in messages of earlier releases: confirmed if it rolled over and names who confirmed it',
      }),
    ),
    contractorId: Type.Optional(id('reading contractor; absent if the company read')),
    readerId: Type.Optional(id('meter reader')),
    ...readingEntry,
    ...declaredFigure,
  }),
  example: {
    readingId: '3f0e2f6e-51f8-5d0c-9c3e-0f4f3a0b1c22',
    meterId: '62000001',
    accountId: '1000001',
    readOn: '2026-10-22',
    index: 2417,
    rolledOver: false,
    kind: 'actual',
    contractorId: 'contractor-zagros',
    readerId: 'reader-17',
  },
});
export type ReadingAccepted = DataOf<typeof readingAccepted>;
