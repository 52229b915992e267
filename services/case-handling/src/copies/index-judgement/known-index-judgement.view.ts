import { civilDate as civilDay, type CivilDate } from '@pishkhan/calendar';
import { indexJudgementOn, type IndexLimits } from '@pishkhan/consumption';
import { readingPolicyPublished } from '@pishkhan/contracts';
import type { Reads } from '@pishkhan/service-kit';
import { civilDate, defineView, list, messagesOf, text } from '@pishkhan/views';
import { Type } from 'typebox';

const { content } = readingPolicyPublished.schema.properties;
const version = Type.Object({
  version: text('version of the policy'),
  effectiveFrom: civilDate('first day in force'),
  content,
});

/**
 * "By which limits is an index judged on a day?", so that forms judge as metering and billing do (15.4-33, 15.4-34).
 * `_id` is the name of the policy. A version that replaces another one has the same first day.
 */
export const knownIndexJudgement = defineView({
  name: 'known-index-judgement',
  version: 1,
  question: 'By which limits is an index judged on a day?',
  source: messagesOf('metering'),
  document: Type.Object({ versions: list('one for each first day, the earliest first', version) }),
}).on({
  ReadingPolicyPublished: {
    keys: ({ data }) => [data.name],
    change: (before, { data }) => ({
      versions: [
        ...(before?.versions ?? []).filter(({ effectiveFrom }) => effectiveFrom !== data.effectiveFrom),
        { version: data.version, effectiveFrom: civilDay(data.effectiveFrom), content: data.content },
      ].toSorted((a, b) => a.effectiveFrom.localeCompare(b.effectiveFrom)),
    }),
  },
  MeterInstalled: 'ignored',
  ReadingAccepted: 'ignored',
  ReadingCorrected: 'ignored',
  MeterRemoved: 'ignored',
  ContractorRegistered: 'ignored',
  ReadingContractAgreed: 'ignored',
  ReadingContractEnded: 'ignored',
  MeterMovedToZone: 'ignored',
  ExchangeContractorAppointed: 'ignored',
  ReadingKeptAsEvidence: 'ignored',
  MeterDataErased: 'ignored',
  MeterExchangeRefused: 'ignored',
  SelfReadingRefused: 'ignored',
  MeterExchanged: 'ignored',
  MeterTakenOff: 'ignored',
});

/** The limits in force on a day; those before the first version if none is. */
export const indexLimitsOn = async (reads: Reads, day: CivilDate): Promise<IndexLimits> => {
  const name = 'index-judgement';
  const known = await reads.find(knownIndexJudgement, name);
  const versions = (known?.versions ?? []).map((each) => ({ ...each, name, sample: false, settles: '' }));
  return indexJudgementOn({ versions }, day).limits;
};
