import { defineView } from '@pishkhan/views';
import mongoose from 'mongoose';
import type { Estimate, MeterEvent } from '../domain/meter.messages.ts';

/** One reading as it stands, with what it was before. `_id` is the reading. */
export interface ReadingOfMeter {
  readonly readingId: string;
  readonly meterId: string;
  readonly accountId: string;
  readonly readOn: string;
  readonly index: number;
  readonly rolledOver: boolean;
  /** Where the index comes from: the installation, the meter, or an estimate. */
  readonly kind: 'installation' | 'actual' | 'estimated';
  readonly estimate: Estimate | null;
  readonly contractorId: string | null;
  readonly readerId: string | null;
  readonly corrected: { readonly wrongIndex: number; readonly correctionId: string; readonly caseId: string } | null;
}

const open = { rolledOver: false, estimate: null, contractorId: null, readerId: null, corrected: null } as const;

const readingAfter = (reading: ReadingOfMeter | undefined, event: MeterEvent): ReadingOfMeter | undefined => {
  switch (event.type) {
    case 'MeterInstalled': {
      const { readingId, meterId, accountId, installedOn, index } = event.data;
      return { ...open, readingId, meterId, accountId, readOn: installedOn, index, kind: 'installation' };
    }
    case 'ReadingAccepted':
      return { ...open, ...event.data };
    case 'ReadingCorrected': {
      const { wrongIndex, rightIndex, correctionId, caseId } = event.data;
      return reading && { ...reading, index: rightIndex, corrected: { wrongIndex, correctionId, caseId } };
    }
    case 'MeterStoodStill':
    case 'MeterFaultFound':
      return reading;
  }
};

/** "What did this meter show, when, who read it, and what was corrected?", asked by whoever explains a bill. */
export const readingsOfMeter = defineView<ReadingOfMeter>({
  name: 'readings-of-meter',
  version: 1,
  question: 'What did this meter show, when, who read it, and what was corrected?',
  from: { categories: ['meter'] },
  schema: new mongoose.Schema(
    {
      _id: String,
      readingId: String,
      meterId: String,
      accountId: String,
      readOn: String,
      index: Number,
      rolledOver: Boolean,
      kind: String,
      estimate: mongoose.Schema.Types.Mixed,
      contractorId: String,
      readerId: String,
      corrected: mongoose.Schema.Types.Mixed,
    },
    { versionKey: false },
  ).index({ meterId: 1, readOn: 1 }),
  keysOf: ({ type, data }) =>
    type === 'MeterStoodStill' || type === 'MeterFaultFound' ? [] : [(data as { readingId: string }).readingId],
  apply: (reading, fact) => readingAfter(reading, { type: fact.type, data: fact.data } as MeterEvent),
});
