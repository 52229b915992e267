import type { MeterInstalled } from '@pishkhan/contracts';
import { topicOf } from '@pishkhan/messages';
import { defineView } from '@pishkhan/views';
import mongoose from 'mongoose';

/** The meter of an account as metering told of it. `_id` is the account. */
export interface MeterCopy {
  readonly accountId: string;
  readonly meterId: string;
}

/** "Which meter measures this account?", asked when somebody is to visit it (A3-1). */
export const knownMeter = defineView<MeterCopy>({
  name: 'known-meter',
  version: 1,
  question: 'Which meter measures this account?',
  from: { topics: [topicOf('metering')] },
  schema: new mongoose.Schema({ _id: String, accountId: String, meterId: String }, { versionKey: false }),
  keysOf: (fact) => (fact.type === 'MeterInstalled' ? [(fact.data as MeterInstalled).accountId] : []),
  apply: (document, fact) => {
    if (fact.type !== 'MeterInstalled') return document;
    const { accountId, meterId } = fact.data as MeterInstalled;
    return { accountId, meterId };
  },
});
