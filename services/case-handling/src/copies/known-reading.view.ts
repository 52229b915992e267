import type { CivilDate } from '@pishkhan/calendar';
import type { KnownReading } from '../engine/kind/known.ts';
import {
  civilDate,
  defineView,
  messagesOf,
  oneOf,
  optional,
  text,
  truth,
  whole,
  type DocumentOf,
} from '@pishkhan/views';
import { Type } from 'typebox';

const document = Type.Object({
  readingId: text('reading'),
  accountId: text('account'),
  meterId: text('meter'),
  readOn: civilDate('day of the reading'),
  index: whole('current index, m³'),
  rolledOver: optional(truth('the register has rolled over since the previous reading')),
  contractorId: optional(text('reading contractor; absent if the company read')),
  readerId: optional(text('subject of the reader')),
  readBy: optional(text('the reader in small letters, as a person is named in the token')),
  estimatedBy: optional(oneOf('of an estimate: who made it', ['reader', 'system'])),
  selfRead: optional(truth('the subscriber declared the index')),
});

/** The reading, as input for decisions. */
export const knownReadingOf = (copy: DocumentOf<typeof document>): KnownReading => {
  const { readingId, accountId, meterId, readOn, index, rolledOver, contractorId, readerId, estimatedBy, selfRead } =
    copy;
  return {
    readingId,
    accountId,
    meterId,
    readOn,
    index,
    ...(rolledOver ? { rolledOver } : {}),
    ...(contractorId === undefined ? {} : { contractorId }),
    ...(readerId === undefined ? {} : { readerId }),
    ...(estimatedBy === undefined ? {} : { estimatedBy }),
    ...(selfRead ? { selfRead } : {}),
  };
};

const keys = ({ data }: { readonly data: { readonly readingId: string } }) => [data.readingId];

/**
 * "Which index was billed for this reading, and who read it?", for deciding on a wrong reading (A3-3, A3-5). `_id` is
 * the reading.
 */
export const knownReading = defineView({
  name: 'known-reading',
  version: 6,
  question: 'Which index was billed for this reading, and who read it?',
  source: messagesOf('metering'),
  document,
  indexes: [
    { meterId: 1, readOn: 1 },
    { readBy: 1, meterId: 1 },
  ],
}).on({
  MeterInstalled: {
    keys,
    change: (_, { data: { readingId, accountId, meterId, installedOn, index } }) => ({
      readingId,
      accountId,
      meterId,
      readOn: installedOn as CivilDate,
      index,
    }),
  },
  ReadingAccepted: {
    keys,
    change: (_, { data }) => {
      const { readingId, accountId, meterId, readOn, index, rolledOver, contractorId, readerId, kind, estimatedBy } =
        data;
      return {
        readingId,
        accountId,
        meterId,
        readOn: readOn as CivilDate,
        index,
        ...(rolledOver ? { rolledOver } : {}),
        ...(contractorId === undefined ? {} : { contractorId }),
        ...(readerId === undefined ? {} : { readerId, readBy: readerId.toLowerCase() }),
        ...(kind === 'estimated' ? { estimatedBy: estimatedBy ?? 'system' } : {}),
        ...(data.selfReadingId === undefined ? {} : { selfRead: true }),
      };
    },
  },
  ReadingCorrected: {
    keys,
    change: (known, { data: { rightIndex, rightDay } }) =>
      known && { ...known, index: rightIndex, ...(rightDay !== undefined && { readOn: rightDay as CivilDate }) },
  },
  MeterRemoved: 'ignored',
  ContractorRegistered: 'ignored',
  ReadingContractAgreed: 'ignored',
  ReadingContractEnded: 'ignored',
  MeterMovedToZone: 'ignored',
  ExchangeContractorAppointed: 'ignored',
  ReadingKeptAsEvidence: 'ignored',
  ReadingPolicyPublished: 'ignored',
  MeterDataErased: 'ignored',
  MeterExchangeRefused: 'ignored',
  SelfReadingRefused: 'ignored',
  MeterExchanged: {
    keys: ({ data: { takenOff, putIn, estimates = [] } }) => [
      takenOff.readingId,
      putIn.readingId,
      ...estimates.map(({ readingId }) => readingId),
    ],
    change: (known, { data: { accountId, exchangedOn, takenOff, putIn, estimates = [] } }, key) => {
      const estimate = estimates.find(({ readingId }) => readingId === key);
      if (estimate) return known && { ...known, meterId: putIn.meterId, index: estimate.index };
      const { readingId, meterId, index } = takenOff.readingId === key ? takenOff : putIn;
      return { readingId, accountId, meterId, readOn: exchangedOn as CivilDate, index };
    },
  },
  MeterTakenOff: {
    keys: ({ data: { takenOff, estimates = [] } }) => [
      takenOff.readingId,
      ...estimates.map(({ readingId }) => readingId),
    ],
    change: (known, { data: { accountId, takenOffOn, takenOff } }, key) => {
      const { readingId, meterId, index } = takenOff;
      if (key !== readingId) return known && { ...known, index };
      return { readingId, accountId, meterId, readOn: takenOffOn as CivilDate, index };
    },
  },
});
