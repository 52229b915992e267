import type { MeterInstalled, ReadingAccepted } from '@pishkhan/contracts';
import { topicOf } from '@pishkhan/messages';
import { defineView } from '@pishkhan/views';
import mongoose from 'mongoose';
import type { KnownMeter } from '../engine/kind/known.ts';

/** The meter of an account as metering told of it. `_id` is the account. */
export interface MeterCopy extends KnownMeter {
  readonly accountId: string;
  /** The installation, until somebody has read it. */
  readonly lastReadingId: string;
  readonly lastReadOn: string;
}

type Heard =
  | { readonly type: 'MeterInstalled'; readonly data: MeterInstalled }
  | { readonly type: 'ReadingAccepted'; readonly data: ReadingAccepted };
const isHeard = (fact: { type: string }): fact is Heard =>
  fact.type === 'MeterInstalled' || fact.type === 'ReadingAccepted';

/**
 * "Which meter measures this account, and what was read last?", asked when somebody is to visit it and when the visit
 * is judged (A3-1, A3-3).
 */
export const knownMeter = defineView<MeterCopy>({
  name: 'known-meter',
  version: 2,
  question: 'Which meter measures this account, and what was read last?',
  from: { topics: [topicOf('metering')] },
  schema: new mongoose.Schema(
    {
      _id: String,
      accountId: String,
      meterId: String,
      registerDigits: Number,
      lastReadingId: String,
      lastReadOn: String,
    },
    { versionKey: false },
  ),
  keysOf: (fact) => (isHeard(fact) ? [fact.data.accountId] : []),
  apply: (document, fact) => {
    if (!isHeard(fact)) return document;
    if (fact.type === 'MeterInstalled') {
      const { accountId, meterId, registerDigits, readingId, installedOn } = fact.data;
      return { accountId, meterId, registerDigits, lastReadingId: readingId, lastReadOn: installedOn };
    }
    const { meterId, readingId, readOn } = fact.data;
    return document && document.meterId === meterId && document.lastReadOn <= readOn
      ? { ...document, lastReadingId: readingId, lastReadOn: readOn }
      : document;
  },
});
