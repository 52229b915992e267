import { meterInstalled } from '@pishkhan/contracts';
import type { IndexLimits } from '@pishkhan/consumption';
import { serialKey } from '@pishkhan/fields';
import { defineView, messagesOf, text, whole, type DocumentOf } from '@pishkhan/views';
import type { KnownMeter } from '../engine/kind/known.ts';
import { Type } from 'typebox';

const document = Type.Object({
  accountId: text('account'),
  meterId: text('meter'),
  serialKey: text('serial number without separators'),
  registerDigits: whole('digits of the register'),
  capacity: meterInstalled.schema.properties.capacity,
  lastReadingId: text('last reading; the installation if there is none'),
  lastReadOn: text('day of the last reading'),
});

/** The meter, as input for decisions, judged by these limits (15.4-34). */
export const knownMeterOf = (
  { meterId, registerDigits, capacity }: DocumentOf<typeof document>,
  limits: IndexLimits,
): KnownMeter => ({ meterId, registerDigits, capacity, limits });

const keys = ({ data }: { readonly data: { readonly accountId: string } }) => [data.accountId];

/**
 * "Which meter measures this account, and what was read last?", for visits and the decision on them (A3-1, A3-3). `_id`
 * is the account.
 */
export const knownMeter = defineView({
  name: 'known-meter',
  version: 4,
  question: 'Which meter measures this account, and what was read last?',
  source: messagesOf('metering'),
  document,
  indexes: [{ serialKey: 1 }],
}).on({
  MeterInstalled: {
    keys,
    change: (_, { data: { accountId, meterId, registerDigits, capacity, readingId, installedOn } }) => ({
      accountId,
      meterId,
      serialKey: serialKey(meterId),
      registerDigits,
      capacity,
      lastReadingId: readingId,
      lastReadOn: installedOn,
    }),
  },
  ReadingAccepted: {
    keys,
    change: (known, { data: { meterId, readingId, readOn } }) =>
      known && known.meterId === meterId && known.lastReadOn <= readOn
        ? { ...known, lastReadingId: readingId, lastReadOn: readOn }
        : known,
  },
  ReadingCorrected: {
    keys,
    change: (known, { data: { readingId, rightDay } }) =>
      known?.lastReadingId === readingId && rightDay !== undefined ? { ...known, lastReadOn: rightDay } : known,
  },
  ReadingKeptAsEvidence: 'ignored',
  ReadingPolicyPublished: 'ignored',
});
