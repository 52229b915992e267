import { defineView } from '@pishkhan/views';
import mongoose from 'mongoose';
import type { MeterEvent, MeterInstalled } from '../domain/meter.messages.ts';

export interface LastReading {
  readonly readingId: string;
  readonly readOn: string;
  readonly index: number;
  readonly kind: 'actual' | 'estimated';
}

/** What is known of a meter. `_id` is the meter. */
export type MeterCard = Omit<MeterInstalled['data'], 'readingId' | 'index' | 'installedOn'> & {
  readonly installedOn: string;
  readonly indexAtInstallation: number;
  readonly lastReading: LastReading;
  /** Contractors that have read it. */
  readonly contractors: readonly string[];
  /** First reading of the present standstill; null while it moves. */
  readonly stoodStillSince: string | null;
  readonly faults: readonly {
    readonly caseId: string;
    readonly foundOn: string;
    readonly foundBy: string;
    readonly indexSeen: number;
  }[];
};

const cardOf = ({ readingId, index, installedOn, ...terms }: MeterInstalled['data']): MeterCard => ({
  ...terms,
  installedOn,
  indexAtInstallation: index,
  lastReading: { readingId, readOn: installedOn, index, kind: 'actual' },
  contractors: [],
  stoodStillSince: null,
  faults: [],
});

const after = (card: MeterCard, event: Exclude<MeterEvent, MeterInstalled>): MeterCard => {
  switch (event.type) {
    case 'ReadingAccepted': {
      const { readingId, readOn, index, kind, contractorId } = event.data;
      const contractors =
        contractorId === undefined || card.contractors.includes(contractorId)
          ? card.contractors
          : [...card.contractors, contractorId];
      return {
        ...card,
        contractors,
        lastReading: { readingId, readOn, index, kind },
        stoodStillSince: index === card.lastReading.index ? card.stoodStillSince : null,
      };
    }
    case 'MeterStoodStill':
      return { ...card, stoodStillSince: event.data.since };
    case 'ReadingCorrected':
      return card.lastReading.readingId === event.data.readingId
        ? { ...card, lastReading: { ...card.lastReading, index: event.data.rightIndex } }
        : card;
    case 'MeterFaultFound': {
      const { caseId, foundOn, foundBy, indexSeen } = event.data;
      return { ...card, faults: [...card.faults, { caseId, foundOn, foundBy, indexSeen }] };
    }
  }
};

/** "Which meter is this, what did it show last, and is something wrong with it?", asked by whoever stands before it. */
export const meterCard = defineView<MeterCard>({
  name: 'meter-card',
  version: 1,
  question: 'Which meter is this, what did it show last, and is something wrong with it?',
  from: { categories: ['meter'] },
  schema: new mongoose.Schema(
    {
      _id: String,
      meterId: String,
      accountId: { type: String, index: true },
      serial: String,
      capacity: String,
      registerDigits: Number,
      installedOn: String,
      indexAtInstallation: Number,
      lastReading: mongoose.Schema.Types.Mixed,
      contractors: [String],
      stoodStillSince: String,
      faults: [mongoose.Schema.Types.Mixed],
    },
    { versionKey: false },
  ),
  keysOf: (fact) => [(fact.data as MeterEvent['data']).meterId],
  apply: (card, fact) => {
    const event = { type: fact.type, data: fact.data } as MeterEvent;
    if (event.type === 'MeterInstalled') return cardOf(event.data);
    return card && after(card, event);
  },
});
