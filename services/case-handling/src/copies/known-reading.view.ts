import type { CivilDate } from '@pishkhan/calendar';
import type { MeterInstalled, ReadingAccepted, ReadingCorrected } from '@pishkhan/contracts';
import { topicOf } from '@pishkhan/messages';
import { defineView } from '@pishkhan/views';
import mongoose from 'mongoose';
import type { KnownReading } from '../engine/kind/known.ts';

type Heard =
  | { readonly type: 'MeterInstalled'; readonly data: MeterInstalled }
  | { readonly type: 'ReadingAccepted'; readonly data: ReadingAccepted }
  | { readonly type: 'ReadingCorrected'; readonly data: ReadingCorrected };
const isHeard = (fact: { type: string }): fact is Heard =>
  ['MeterInstalled', 'ReadingAccepted', 'ReadingCorrected'].includes(fact.type);

/**
 * "Which index was billed for this reading, and who read it?", asked when a reading is said to be wrong (A3-3, A3-5).
 * `_id` is the reading.
 */
export const knownReading = defineView<KnownReading>({
  name: 'known-reading',
  version: 1,
  question: 'Which index was billed for this reading, and who read it?',
  from: { topics: [topicOf('metering')] },
  schema: new mongoose.Schema(
    {
      _id: String,
      readingId: String,
      accountId: String,
      meterId: String,
      readOn: String,
      index: Number,
      contractorId: String,
    },
    { versionKey: false },
  ),
  keysOf: (fact) => (isHeard(fact) ? [fact.data.readingId] : []),
  apply: (document, fact) => {
    if (!isHeard(fact)) return document;
    const { readingId, accountId, meterId } = fact.data;
    switch (fact.type) {
      case 'MeterInstalled':
        return { readingId, accountId, meterId, readOn: fact.data.installedOn as CivilDate, index: fact.data.index };
      case 'ReadingAccepted': {
        const { readOn, index, contractorId } = fact.data;
        return {
          readingId,
          accountId,
          meterId,
          readOn: readOn as CivilDate,
          index,
          ...(contractorId === undefined ? {} : { contractorId }),
        };
      }
      case 'ReadingCorrected':
        return document && { ...document, index: fact.data.rightIndex };
    }
  },
});
