import { isNationalId } from '@pishkhan/identifiers';
import { eventually } from '@pishkhan/testing/eventually';
import { billsOf, DEMONSTRATION, PATIENCE_MS, type BillOfAccount, type World } from '../world.ts';

/** A subscriber of a chapter: apart from the district, so that its amounts are known. */
export interface Subscriber {
  readonly accountId: string;
  readonly billId: string;
  readonly serial: string;
}

/** One row of a reading file: the Jalali day, and the index, or nobody at home. */
export type Row = readonly [readOn: string, index: number | 'absent'];

export interface Supply {
  readonly fileNumber: string;
  readonly fullName: string;
  readonly installedOn: string;
  readonly index: number;
  /** Five without it. */
  readonly registerDigits?: number;
}

/** Each subscriber is another person, so each has an id of his own (N8). */
const nationalIdFor = (fileNumber: string): string =>
  Array.from({ length: 10 }, (_, digit) => `0${fileNumber}${digit}`).find(isNationalId)!;

/** A household with a G4 meter in climate zone 1. */
export const openSubscriber = async (world: World, supply: Supply): Promise<Subscriber> => {
  const { fileNumber, fullName, installedOn, index, registerDigits = 5 } = supply;
  const serial = `J${fileNumber}`;
  const opened = await world.accounts('affairs-1').post<{ accountId: string; billId: string }>('/v1/accounts', {
    fileNumber,
    person: { nationalId: nationalIdFor(fileNumber), fullName, mobile: '09123456789' },
    address: { postalCode: '1345678901', text: 'تهران، خیابان انقلاب، پلاک ۱' },
    subscriptionNumber: `0621${fileNumber}`,
    countyOffice: 'county-1',
    use: 'household',
    climateZone: 1,
    dwellingUnits: 1,
    meterCapacity: 'G4',
    openedOn: installedOn,
  });
  const meter = {
    serial,
    accountId: opened.accountId,
    capacity: 'G4',
    registerDigits,
    installedOn,
    index,
    zone: 'zone-a',
  };
  await world.metering('connections-1').post('/v1/meters', meter);
  return { ...opened, serial };
};

/** Delivers the rows as one file of the contractor; the answer has a result for each row. */
export const deliver = (world: World, { serial }: Subscriber, rows: readonly Row[]): Promise<{ accepted: number }> => {
  const lines = rows.map(([readOn, index]) =>
    index === 'absent' ? `${serial},${readOn},,absent,reader-17` : `${serial},${readOn},${index},actual,reader-17`,
  );
  const csv = ['meter_serial,read_on,index,kind,reader', ...lines, ''].join('\n');
  return world.metering('reader-zagros').post('/v1/reading-files', csv, { contentType: 'text/csv' });
};

/** The bills of the account as soon as there are this many. */
export const billsWhen = (world: World, { accountId }: Subscriber, count: number): Promise<BillOfAccount[]> =>
  eventually(
    async () => {
      const bills = await billsOf(world, accountId);
      return bills.length >= count && bills.toSorted((one, other) => (one.periodTo < other.periodTo ? -1 : 1));
    },
    PATIENCE_MS,
    `account ${accountId} has ${count} bills`,
  );

/** Metering has recorded the right index of a corrected reading. */
export const meteringHasCorrected = (
  world: World,
  { serial }: Subscriber,
  { readingId, rightIndex }: { readonly readingId: string; readonly rightIndex: number },
): Promise<unknown> =>
  eventually(
    async () => {
      const { items } = await world
        .metering('auditor-1')
        .because(DEMONSTRATION)
        .get<{ items: readonly { readingId: string; index: number }[] }>(`/v1/meters/${serial}/readings`);
      return items.some((reading) => reading.readingId === readingId && reading.index === rightIndex);
    },
    PATIENCE_MS,
    `reading ${readingId} of meter ${serial} is ${rightIndex}`,
  );

/** A subscriber with one bill of 300 m³ in 31 warm days: 795,743, of which 795,000 is payable. */
export const billedSubscriber = async (
  world: World,
  fileNumber: string,
  fullName: string,
): Promise<{ readonly subscriber: Subscriber; readonly bill: BillOfAccount }> => {
  const supply = { fileNumber, fullName, installedOn: '2026-06-22', index: 1_000 };
  const subscriber = await openSubscriber(world, supply);
  await deliver(world, subscriber, [['1405-05-01', 1_300]]);
  const [bill] = await billsWhen(world, subscriber, 1);
  return { subscriber, bill: bill! };
};
