import type { CivilDate } from '@pishkhan/calendar';
import { meterInstalled } from '@pishkhan/contracts';
import { serialKey } from '@pishkhan/fields';
import { civilDate, defineView, messagesOf, oneOf, text, whole } from '@pishkhan/views';
import { Type } from 'typebox';

const keys = ({ data }: { readonly data: { readonly accountId: string } }) => [data.accountId];

const lastReading = Type.Object(
  {
    readingId: text('reading; the installation if there is none'),
    readOn: civilDate('day of the reading'),
    index: whole('current index, m³'),
    kind: oneOf('how the index was found', ['installation', 'actual', 'estimated']),
  },
  { $id: 'LastReading' },
);

/** "Which meter measures this account, and what was read last?", for a clerk at the counter. `_id` is the account. */
export const meterOfAccount = defineView({
  name: 'meter-of-account',
  version: 2,
  question: 'Which meter measures this account, and what was read last?',
  source: messagesOf('metering'),
  document: Type.Object(
    {
      meterId: text('meter'),
      serial: text('serial number engraved on the meter'),
      serialKey: text('serial number without separators'),
      capacity: meterInstalled.schema.properties.capacity,
      lastReading,
    },
    { $id: 'MeterOfAccount' },
  ),
  indexes: [{ serialKey: 1 }],
  hidden: ['serialKey'],
}).on({
  MeterInstalled: {
    keys,
    change: (_, { data: { meterId, serial, capacity, readingId, installedOn, index } }) => ({
      meterId,
      serial,
      serialKey: serialKey(serial),
      capacity,
      lastReading: { readingId, readOn: installedOn as CivilDate, index, kind: 'installation' },
    }),
  },
  ReadingAccepted: {
    keys,
    change: (known, { data: { meterId, readingId, readOn, index, kind } }) =>
      known && known.meterId === meterId && known.lastReading.readOn <= readOn
        ? { ...known, lastReading: { readingId, readOn: readOn as CivilDate, index, kind } }
        : known,
  },
  ReadingCorrected: {
    keys,
    change: (known, { data: { readingId, rightIndex, rightDay } }) => {
      if (known?.lastReading.readingId !== readingId) return known;
      const readOn = (rightDay as CivilDate | undefined) ?? known.lastReading.readOn;
      return { ...known, lastReading: { ...known.lastReading, index: rightIndex, readOn } };
    },
  },
  ReadingKeptAsEvidence: 'ignored',
  ReadingPolicyPublished: 'ignored',
});
