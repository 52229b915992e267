import type { CivilDate } from '@pishkhan/calendar';
import { billedReadingKindTitles } from '@pishkhan/consumption';
import { meterInstalled } from '@pishkhan/contracts';
import { serialKey } from '@pishkhan/fields';
import {
  civilDate,
  defineView,
  list,
  messagesOf,
  oneOf,
  orNull,
  text,
  titled,
  whole,
  type DocumentOf,
} from '@pishkhan/views';
import { Type } from 'typebox';

const keys = ({ data }: { readonly data: { readonly accountId: string } }) => [data.accountId];

const lastReading = Type.Object(
  {
    readingId: text('reading; the installation if there is none'),
    readOn: civilDate('day of the reading'),
    index: whole('current index, m³'),
    kind: titled('how the index was found', billedReadingKindTitles),
  },
  { $id: 'LastReading' },
);

const oneMeter = {
  meterId: text('meter'),
  serial: text('serial number engraved on the meter'),
  serialKey: text('serial number without separators'),
  capacity: meterInstalled.schema.properties.capacity,
  lastReading,
};
const takenOff = Type.Object(
  {
    on: civilDate('day of the removal'),
    absence: oneOf('why the account has no meter', ['removed', 'cut', 'lost']),
  },
  { $id: 'MeterOfAccountTakenOff', description: 'the account has no meter since; null while this one measures it' },
);
const formerMeter = Type.Object({ meterId: text('meter'), serialKey: text('serial number without separators') });

const document = Type.Object(
  {
    ...oneMeter,
    earlier: list('installed before, and not removed; earlier releases allowed two (N16)', Type.Object(oneMeter)),
    takenOff: orNull(takenOff),
    former: list('meters that were taken off, so that their serials still find the account', formerMeter),
  },
  { $id: 'MeterOfAccount' },
);
type Known = DocumentOf<typeof document>;
type OneMeter = Omit<Known, 'earlier' | 'takenOff' | 'former'>;

const alone = ({ earlier: _, takenOff: __, former: ___, ...meter }: Known): OneMeter => meter;
/** Changes the meter with this id, the present or an earlier one. */
const changed = (known: Known, meterId: string, change: (meter: OneMeter) => OneMeter): Known =>
  known.meterId === meterId
    ? { ...known, ...change(alone(known)) }
    : { ...known, earlier: known.earlier.map((each) => (each.meterId === meterId ? change(each) : each)) };
/** The meters that are left; the last one measures the account. */
const without = (known: Known, meterId: string): Known | undefined => {
  const left = [...known.earlier, alone(known)].filter((each) => each.meterId !== meterId);
  const last = left.at(-1);
  return last && { ...known, ...last, earlier: left.slice(0, -1), takenOff: null };
};
/** With the meter that was taken off among the former ones. */
const formerWith = (known: Known | undefined, meterId: string): Known['former'] => [
  ...(known?.former ?? []).filter((each) => each.meterId !== meterId),
  { meterId, serialKey: serialKey(meterId) },
];
/** The meters that measure the account beside this one, the last one last. */
const others = (known: Known | undefined, ...meterIds: readonly string[]): readonly OneMeter[] =>
  known
    ? [...known.earlier, ...(known.takenOff ? [] : [alone(known)])].filter(({ meterId }) => !meterIds.includes(meterId))
    : [];

/** "Which meter measures this account, and what was read last?", for a clerk at the counter. `_id` is the account. */
export const meterOfAccount = defineView({
  name: 'meter-of-account',
  version: 4,
  question: 'Which meter measures this account, and what was read last?',
  source: messagesOf('metering'),
  document,
  indexes: [{ serialKey: 1 }, { 'former.serialKey': 1 }],
  hidden: ['earlier', 'serialKey', 'former'],
}).on({
  MeterInstalled: {
    keys,
    change: (known, { data: { meterId, serial, capacity, readingId, installedOn, index } }) => ({
      meterId,
      serial,
      serialKey: serialKey(serial),
      capacity,
      lastReading: { readingId, readOn: installedOn as CivilDate, index, kind: 'installation' },
      earlier: [...others(known, meterId)],
      takenOff: null,
      former: known?.takenOff ? formerWith(known, known.meterId) : (known?.former ?? []),
    }),
  },
  ReadingAccepted: {
    keys,
    change: (known, { data: { meterId, readingId, readOn, index, kind } }) =>
      known &&
      changed(known, meterId, (each) =>
        each.lastReading.readOn <= readOn
          ? { ...each, lastReading: { readingId, readOn: readOn as CivilDate, index, kind } }
          : each,
      ),
  },
  ReadingCorrected: {
    keys,
    change: (known, { data: { meterId, readingId, rightIndex, rightDay } }) =>
      known &&
      changed(known, meterId, (each) => {
        if (each.lastReading.readingId !== readingId) return each;
        const readOn = (rightDay as CivilDate | undefined) ?? each.lastReading.readOn;
        return { ...each, lastReading: { ...each.lastReading, index: rightIndex, readOn } };
      }),
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
    change: (known, { data: { exchangedOn, takenOff: old, putIn } }) => ({
      meterId: putIn.meterId,
      serial: putIn.serial,
      serialKey: serialKey(putIn.serial),
      capacity: putIn.capacity,
      lastReading: {
        readingId: putIn.readingId,
        readOn: exchangedOn as CivilDate,
        index: putIn.index,
        kind: 'installation',
      },
      earlier: [...others(known, old.meterId, putIn.meterId)],
      takenOff: null,
      former: formerWith(known, old.meterId),
    }),
  },
  MeterTakenOff: {
    keys,
    change: (known, { data: { takenOffOn, absence, takenOff: old } }) => {
      if (!known || known.meterId !== old.meterId)
        return known && { ...known, earlier: [...others({ ...known, takenOff: null }, known.meterId, old.meterId)] };
      const next = others(known, old.meterId).at(-1);
      if (next)
        return { ...known, ...next, earlier: known.earlier.slice(0, -1), former: formerWith(known, old.meterId) };
      const { readingId, index } = old;
      const lastReading = { readingId, readOn: takenOffOn as CivilDate, index, kind: 'actual' as const };
      return { ...known, lastReading, takenOff: { on: takenOffOn as CivilDate, absence } };
    },
  },
});
