import { describe, expect, it } from '@jest/globals';
import { daysBetween, jalaliText, parseJalali } from '@pishkhan/calendar';
import {
  asciiDigits,
  billIdOf,
  isBillId,
  isLegalId,
  isNationalId,
  isPostalCode,
  mobileNumber,
} from '@pishkhan/identifiers';
import { createHash } from 'node:crypto';
import { generateDistrict, type District } from './district.ts';

const district = generateDistrict({ seed: 7, subscribers: 300 });
const fingerprint = (of: District) => createHash('sha256').update(JSON.stringify(of)).digest('hex');
const strictPostalCode = /^(?!(\d)\1{3})[13-9]{4}[1346-9][013-9]{5}$/;
const unique = (values: readonly string[]) => new Set(values).size === values.length;

const rows = district.readingFiles.flatMap(({ csv, contractorId }) =>
  csv
    .trim()
    .split('\n')
    .slice(1)
    .map((line) => {
      const [meterId, readOn, index, kind, readerId] = line.split(',');
      return {
        meterId: meterId!,
        readOn: parseJalali(readOn!)!,
        index: index ? Number(asciiDigits(index)) : undefined,
        kind: kind!,
        readerId: readerId!,
        contractorId,
      };
    }),
);
const rowsOf = (meterId: string) => rows.filter((row) => row.meterId === meterId);
const fault = (kind: string) => district.faults.find((each) => each.kind === kind)!;

describe('the synthetic district', () => {
  it('is the same for the same seed and differs for another', () => {
    expect(fingerprint(generateDistrict({ seed: 7, subscribers: 300 }))).toBe(fingerprint(district));
    expect(fingerprint(generateDistrict({ seed: 8, subscribers: 300 }))).not.toBe(fingerprint(district));
  });
  it('starts with the subscribers of a smaller district', () => {
    expect(generateDistrict({ seed: 7, subscribers: 40 }).accounts).toEqual(district.accounts.slice(0, 40));
  });
  it('must be large enough for its planted faults', () =>
    expect(() => generateDistrict({ seed: 7, subscribers: 3 })).toThrow(RangeError));
});

describe('subscribers', () => {
  it('have valid and unique identifiers (8.1, 9.1–9.4)', () => {
    for (const { person, address, fileNumber } of district.accounts) {
      expect('nationalId' in person ? isNationalId(person.nationalId) : isLegalId(person.legalId)).toBe(true);
      expect(mobileNumber(person.mobile)).toBeDefined();
      expect(isPostalCode(address.postalCode) && strictPostalCode.test(address.postalCode)).toBe(true);
      expect(isBillId(billIdOf({ fileNumber, companyCode: '062' }))).toBe(true);
    }
    expect(
      unique(district.accounts.map(({ person }) => ('nationalId' in person ? person.nationalId : person.legalId))),
    ).toBe(true);
    expect(unique(district.accounts.map(({ subscriptionNumber }) => subscriptionNumber))).toBe(true);
  });
  it('are mostly households of zones 1 and 2, with firms among the others', () => {
    const households = district.accounts.filter(({ use }) => use === 'household').length;
    expect(households / district.accounts.length).toBeGreaterThan(0.7);
    expect(new Set(district.accounts.map(({ climateZone }) => climateZone))).toEqual(new Set([1, 2]));
    expect(district.accounts.filter(({ person }) => 'legalId' in person).length).toBeGreaterThan(5);
    expect(new Set(district.accounts.map(({ use }) => use)).size).toBeGreaterThanOrEqual(5);
  });
  it('sign the contract before the meter is installed, about 1403-05-31', () => {
    district.meters.forEach((meter, i) => {
      expect(district.accounts[i]!.openedOn < meter.installedOn).toBe(true);
      expect(daysBetween(meter.installedOn, parseJalali('1403-05-31')!)).toBeLessThanOrEqual(10);
      expect(meter.index).toBeLessThan(10 ** meter.registerDigits);
    });
  });
});

describe('readings', () => {
  it('increase from the installation; the register rolls over only where planted (11.4)', () => {
    for (const meter of district.meters) {
      const indexes = [meter.index, ...rowsOf(meter.serial).flatMap(({ index }) => index ?? [])];
      const falls = indexes.filter((index, i) => i > 0 && index < indexes[i - 1]!).length;
      expect(falls).toBe(meter.serial === fault('registerRollover').meterId ? 1 : 0);
    }
  });
  it('run from 1403-06 to 1405-08, about 30, 45 and 60 days apart', () => {
    expect([rows[0]!, rows.at(-1)!].map(({ readOn }) => jalaliText(readOn).slice(0, 7))).toEqual([
      '1403-06',
      '1405-08',
    ]);
    const cycles = new Set(
      district.meters.map(({ serial }) => {
        const days = rowsOf(serial).map(({ readOn }) => readOn);
        return Math.round(daysBetween(days[0]!, days.at(-1)!) / (days.length - 1));
      }),
    );
    expect([...cycles].sort((a, b) => a - b)).toEqual([30, 45, 60]);
  });
  it('are much higher in the cold months', () => {
    const index = (readOn: string) => rowsOf('62000003').find((row) => jalaliText(row.readOn) === readOn)!.index!;
    expect(index('1404-11-30') - index('1404-10-30')).toBeGreaterThan(5 * (index('1404-05-31') - index('1404-04-31')));
  });
  it('are delivered by two contractors with their own readers', () => {
    expect(new Set(rows.map(({ contractorId }) => contractorId))).toEqual(
      new Set(['contractor-zagros', 'contractor-alborz']),
    );
    for (const row of rows)
      expect(district.readers).toContainEqual(
        expect.objectContaining({ id: row.readerId, contractorId: row.contractorId }),
      );
    expect(unique(district.readingFiles.map(({ name }) => name))).toBe(true);
  });
});

describe('planted faults', () => {
  it('a misread hundreds digit by contractor-zagros stays below the next reading (11.8-4)', () => {
    const { meterId, readIndex, rightIndex, readOn, contractorId } = fault('misreadDigit');
    const account = district.accounts.find(({ fileNumber }) => fileNumber === fault('misreadDigit').accountId)!;
    const [before, disputed, next] = rowsOf(meterId).slice(-3);
    expect([before, disputed, next].map((row) => jalaliText(row!.readOn))).toEqual([
      '1405-06-31',
      '1405-07-30',
      '1405-08-30',
    ]);
    expect([contractorId, disputed!.readOn, disputed!.index, readIndex! - rightIndex]).toEqual([
      'contractor-zagros',
      readOn,
      readIndex,
      100,
    ]);
    expect(before!.index!).toBeLessThan(rightIndex);
    expect(next!.index!).toBeGreaterThan(readIndex!);
    expect(account).toMatchObject({ use: 'household', climateZone: 1, meterCapacity: 'G4', dwellingUnits: 1 });
    expect(district.payments).toContainEqual(expect.objectContaining({ accountId: account.fileNumber, readOn }));
  });
  it('a large one is on an unpaid bill', () => {
    const { readIndex, rightIndex, accountId, readOn, visit } = fault('largeMisread');
    expect(readIndex! - rightIndex).toBe(6_000);
    expect(visit.indexSeen).toBeLessThan(readIndex!);
    expect(district.payments.some((payment) => payment.accountId === accountId && payment.readOn === readOn)).toBe(
      false,
    );
  });
  it('a meter is stuck for four rounds', () => {
    expect(
      new Set(
        rowsOf(fault('stuckMeter').meterId)
          .slice(-5)
          .map(({ index }) => index),
      ).size,
    ).toBe(1);
  });
  it('one reading is estimated, one customer is absent, one reading is right, one meter is faulty', () => {
    expect(rows.filter(({ kind }) => kind !== 'actual').map(({ meterId, kind }) => [meterId, kind])).toEqual([
      [fault('absentCustomer').meterId, 'absent'],
      [fault('estimatedReading').meterId, 'estimated'],
    ]);
    expect(fault('absentCustomer').readIndex).toBeUndefined();
    expect(fault('readingRight').readIndex).toBe(fault('readingRight').rightIndex);
    expect(fault('faultyMeter').visit.meterSound).toBe(false);
  });
});

it('most bills are paid, none of the last round', () => {
  expect(district.payments.length / rows.length).toBeGreaterThan(0.85);
  const lastOf = new Map(rows.map(({ meterId, readOn }) => [meterId, readOn]));
  const meterOf = new Map(district.meters.map(({ accountId, serial }) => [accountId, serial]));
  expect(district.payments.some(({ accountId, readOn }) => lastOf.get(meterOf.get(accountId)!) === readOn)).toBe(false);
  for (const { readOn, paidOn } of district.payments)
    expect(readOn < paidOn && paidOn <= parseJalali('1405-08-30')!).toBe(true);
});

describe('routes and rounds', () => {
  it('A3-5, 9.6: a route of each zone; one round is read in part, one waits for its contractor', () => {
    expect(district.walkedRoutes.map(({ route, stops, round }) => [route, stops.length, round?.contractorId])).toEqual([
      ['route-a-1', 80, 'contractor-zagros'],
      ['route-b-1', 80, undefined],
      ['route-c-1', 80, 'contractor-alborz'],
    ]);
    expect(district.walkedRoutes[2]!.round!.csv!.trim().split('\n')).toHaveLength(1 + 56);
  });
  it('a small district has none: journeys open their own', () =>
    expect(generateDistrict({ seed: 7, subscribers: 60 }).walkedRoutes).toEqual([]));
});
