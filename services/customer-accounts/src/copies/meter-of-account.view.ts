import type { CivilDate } from '@pishkhan/calendar';
import { billedReadingKindTitles } from '@pishkhan/consumption';
import { meterInstalled } from '@pishkhan/contracts';
import { serialKey } from '@pishkhan/fields';
import { civilDate, defineView, list, messagesOf, text, titled, whole, type DocumentOf } from '@pishkhan/views';
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
const document = Type.Object(
  {
    ...oneMeter,
    earlier: list('installed before, and not removed; earlier releases allowed two (N16)', Type.Object(oneMeter)),
  },
  { $id: 'MeterOfAccount' },
);
type Known = DocumentOf<typeof document>;
type OneMeter = Omit<Known, 'earlier'>;

const alone = ({ earlier: _, ...meter }: Known): OneMeter => meter;
/** Changes the meter with this id, the present or an earlier one. */
const changed = (known: Known, meterId: string, change: (meter: OneMeter) => OneMeter): Known =>
  known.meterId === meterId
    ? { ...change(alone(known)), earlier: known.earlier }
    : { ...known, earlier: known.earlier.map((each) => (each.meterId === meterId ? change(each) : each)) };
/** The meters that are left; the last one measures the account. */
const without = (known: Known, meterId: string): Known | undefined => {
  const left = [...known.earlier, alone(known)].filter((each) => each.meterId !== meterId);
  const last = left.at(-1);
  return last && { ...last, earlier: left.slice(0, -1) };
};

/** "Which meter measures this account, and what was read last?", for a clerk at the counter. `_id` is the account. */
export const meterOfAccount = defineView({
  name: 'meter-of-account',
  version: 3,
  question: 'Which meter measures this account, and what was read last?',
  source: messagesOf('metering'),
  document,
  indexes: [{ serialKey: 1 }],
  hidden: ['earlier', 'serialKey'],
}).on({
  MeterInstalled: {
    keys,
    change: (known, { data: { meterId, serial, capacity, readingId, installedOn, index } }) => ({
      meterId,
      serial,
      serialKey: serialKey(serial),
      capacity,
      lastReading: { readingId, readOn: installedOn as CivilDate, index, kind: 'installation' },
      earlier: known ? [...known.earlier, alone(known)].filter((each) => each.meterId !== meterId) : [],
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
  ExchangeContractorAppointed: 'ignored',
  ReadingKeptAsEvidence: 'ignored',
  ReadingPolicyPublished: 'ignored',
  MeterDataErased: 'ignored',
  MeterExchangeRefused: 'ignored',
  MeterExchanged: 'ignored',
  MeterTakenOff: 'ignored',
});
