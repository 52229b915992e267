import { addDays, jalaliText, type CivilDate } from '@pishkhan/calendar';
import { readingContracts } from '@pishkhan/data/district/contractors';
import { isRejection } from '@pishkhan/decider';
import { eventIdOf, type EventStore } from '@pishkhan/event-store';
import { derivedId } from '@pishkhan/identifiers';
import { encoded, headerIn, lineIn, type WrittenFormat } from '@pishkhan/testing/written-files';
import { createHash } from 'node:crypto';
import { closeSync, openSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { deciderOf } from '../audit/registry.ts';

export interface LargeDistrict {
  /** The number of the first account: another contractor's accounts stand beyond those of the first one. */
  readonly first: number;
  readonly accounts: number;
  readonly months: number;
  readonly contractorId: string;
  readonly installedOn: CivilDate;
}

/** Appends at the same time, which the store writes together. */
const IN_FLIGHT = 64;
const FIRST_FILE_NUMBER = 30_000_000;
const OPENING_INDEX = 1_000;
const DAYS_OF_MONTH = 30;
const READERS = 20;

const fileNumberOf = (number: number): string => String(FIRST_FILE_NUMBER + number);
const serialOf = (number: number): string => `L${String(number).padStart(7, '0')}`;

/** Consumption of a month in cubic metres, the same in every run. */
const usedIn = (number: number, month: number): number => 60 + ((number * 7 + month * 13) % 90);

/** The event of a command to a new stream, by the decider of the stream. */
const appendFirst = async (store: EventStore, stream: string, command: object, on: CivilDate): Promise<void> => {
  const decider = deciderOf(stream)!;
  const decided = decider.decide(command, decider.initial);
  if (isRejection(decided)) throw new Error(`${stream}: ${decided.rejected} ${JSON.stringify(decided.data)}`);
  const commandId = derivedId('large-district', stream);
  const metadata = {
    commandId,
    commandHash: createHash('sha256').update(stream).digest('hex'),
    correlationId: commandId,
    causationId: commandId,
    actor: { subject: 'large-district', roles: ['connectionsUnit'], office: 'county-1' },
    reason: 'generated district',
    recordedAt: `${on}T08:00:00.000Z`,
    businessDate: on,
    build: 'generated',
  };
  const events = decided.map(({ type, data }, index) => {
    const content = { type, data, metadata: { ...metadata, schemaVersion: decider.events[type]! } };
    return { id: eventIdOf(commandId, stream, index, JSON.stringify(content)), ...content };
  });
  await store.append(stream, 'NoStream', events);
};

/** Contract, claim and meter of one connection, as the commands of a clerk would write them. */
const connect = async (store: EventStore, { installedOn: on, contractorId }: LargeDistrict, number: number) => {
  const accountId = fileNumberOf(number);
  const meterId = serialOf(number);
  const own = readingContracts.filter((contract) => contract.contractorId === contractorId);
  const { zone } = own[number % own.length]!;
  const opening = {
    type: 'OpenAccount',
    fileNumber: accountId,
    companyCode: '623',
    subscriberId: derivedId('subscriber', accountId),
    identification: { kind: 'person' },
    subscriptionNumber: `09${accountId.padStart(10, '0')}`,
    countyOffice: 'county-1',
    use: 'household',
    climateZone: 1,
    dwellingUnits: 1,
    meterCapacity: 'G4',
    openedOn: on,
    today: on,
    by: { subject: 'large-district', office: 'county-1' },
  };
  const readingId = derivedId(meterId, on);
  const terms = { meterId, accountId, capacity: 'G4', registerDigits: 5, installedOn: on, index: OPENING_INDEX, zone };
  const installation = { ...terms, countyOffice: 'county-1', readingId };
  const command = { commandId: derivedId('large-district', `meter-${meterId}`), commandHash: readingId };
  const claim = { type: 'ClaimAccount', accountId, meterId, removals: 0, installation, command };
  await appendFirst(store, `account-${accountId}`, opening, on);
  await appendFirst(store, `metered-account-${accountId}`, claim, on);
  await appendFirst(store, `meter-${meterId}`, { type: 'InstallMeter', ...installation, today: on }, on);
};

/** Writes accounts, claims and meters straight into a store; an interrupted run is repeated without double effects. */
export const writeDistrict = async (
  store: EventStore,
  district: LargeDistrict,
  say: (written: number) => void,
): Promise<void> => {
  if (!readingContracts.some(({ contractorId }) => contractorId === district.contractorId))
    throw new Error(`${district.contractorId} reads no meters of the sample district`);
  const { first, accounts, months } = district;
  if (![first, accounts, months].every((count) => Number.isInteger(count) && count >= 0))
    throw new Error('first, accounts and months are whole numbers');
  let [next, written] = [first, 0];
  const lane = async () => {
    for (let number = next++; number < first + accounts; number = next++) {
      await connect(store, district, number);
      written += 1;
      if (written % 10_000 === 0) say(written);
    }
  };
  await Promise.all(Array.from({ length: IN_FLIGHT }, lane));
};

/** Lines that are encoded and written together. */
const LINES_AT_A_TIME = 5_000;

/** Writes one file per month, in slices. @returns Paths */
export const writeReadingFiles = (folder: string, district: LargeDistrict, format: WrittenFormat): string[] =>
  Array.from({ length: district.months }, (_, month) => {
    const readOn = addDays(district.installedOn, DAYS_OF_MONTH * (month + 1));
    const path = join(folder, `${district.contractorId}-${jalaliText(readOn)}.csv`);
    const file = openSync(path, 'w');
    const indexOf = (number: number) =>
      Array.from({ length: month + 1 }, (__, at) => usedIn(number, at)).reduce(
        (sum, each) => sum + each,
        OPENING_INDEX,
      );
    const rowOf = (number: number) => ({
      meterSerial: serialOf(number),
      readOn,
      index: indexOf(number),
      kind: 'actual',
      reader: `reader-${(number % READERS) + 1}`,
    });
    writeSync(file, encoded(headerIn(format), format));
    const end = district.first + district.accounts;
    for (let from = district.first; from < end; from += LINES_AT_A_TIME) {
      const count = Math.min(LINES_AT_A_TIME, end - from);
      const lines = Array.from({ length: count }, (__, at) => `${lineIn(format, rowOf(from + at))}\r\n`);
      writeSync(file, encoded(lines.join(''), format));
    }
    closeSync(file);
    return path;
  });
