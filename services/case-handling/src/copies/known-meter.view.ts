import { meterInstalled } from '@pishkhan/contracts';
import type { IndexLimits } from '@pishkhan/consumption';
import { serialKey } from '@pishkhan/fields';
import { defineView, list, messagesOf, text, whole, type DocumentOf } from '@pishkhan/views';
import type { KnownMeter } from '../engine/kind/known.ts';
import { Type } from 'typebox';

const meterOfAccount = {
  accountId: text('account'),
  meterId: text('meter'),
  serialKey: text('serial number without separators'),
  registerDigits: whole('digits of the register'),
  capacity: meterInstalled.schema.properties.capacity,
  lastReadingId: text('last reading; the installation if there is none'),
  lastReadOn: text('day of the last reading'),
};
const document = Type.Object({
  ...meterOfAccount,
  earlier: list('installed before, and not removed; earlier releases allowed two (N16)', Type.Object(meterOfAccount)),
});
type Known = DocumentOf<typeof document>;
type OneMeter = Omit<Known, 'earlier'>;

const alone = ({ earlier: _, ...meter }: Known): OneMeter => meter;
/** Changes the meter with this id, the present or an earlier one. */
const changed = (known: Known, meterId: string, change: (meter: OneMeter) => OneMeter): Known =>
  known.meterId === meterId
    ? { ...change(alone(known)), earlier: known.earlier }
    : { ...known, earlier: known.earlier.map((each) => (each.meterId === meterId ? change(each) : each)) };
/** The meters that are left; the last one measures the account. */
const without = (known: Known | undefined, meterId: string): Known | undefined => {
  if (!known) return undefined;
  const left = [...known.earlier, alone(known)].filter((each) => each.meterId !== meterId);
  const last = left.at(-1);
  return last && { ...last, earlier: left.slice(0, -1) };
};

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
  version: 6,
  question: 'Which meter measures this account, and what was read last?',
  source: messagesOf('metering'),
  document,
  indexes: [{ serialKey: 1 }],
}).on({
  MeterInstalled: {
    keys,
    change: (known, { data: { accountId, meterId, registerDigits, capacity, readingId, installedOn } }) => ({
      accountId,
      meterId,
      serialKey: serialKey(meterId),
      registerDigits,
      capacity,
      lastReadingId: readingId,
      lastReadOn: installedOn,
      earlier: known ? [...known.earlier, alone(known)].filter((each) => each.meterId !== meterId) : [],
    }),
  },
  ReadingAccepted: {
    keys,
    change: (known, { data: { meterId, readingId, readOn } }) =>
      known &&
      changed(known, meterId, (each) =>
        each.lastReadOn <= readOn ? { ...each, lastReadingId: readingId, lastReadOn: readOn } : each,
      ),
  },
  ReadingCorrected: {
    keys,
    change: (known, { data: { meterId, readingId, rightDay } }) =>
      known &&
      changed(known, meterId, (each) =>
        each.lastReadingId === readingId && rightDay !== undefined ? { ...each, lastReadOn: rightDay } : each,
      ),
  },
  MeterRemoved: { keys, change: (known, { data: { meterId } }) => known && without(known, meterId) },
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
    keys,
    change: (known, { data: { accountId, exchangedOn, takenOff, putIn } }) => {
      const { meterId, registerDigits, capacity, readingId } = putIn;
      const left = known && without(without(known, takenOff.meterId), meterId);
      return {
        accountId,
        meterId,
        serialKey: serialKey(meterId),
        registerDigits,
        capacity,
        lastReadingId: readingId,
        lastReadOn: exchangedOn,
        earlier: left ? [...left.earlier, alone(left)] : [],
      };
    },
  },
  MeterTakenOff: { keys, change: (known, { data: { takenOff } }) => known && without(known, takenOff.meterId) },
});
