import { expect, it } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { fold } from '@pishkhan/decider';
import type { BillAccountEvent } from '../domain/bill-account.messages.ts';
import { billAccount } from '../domain/bill-account.ts';

const stored = (type: BillAccountEvent['type'], version = 1) =>
  JSON.parse(readFileSync(new URL(`${type}.v${version}.json`, import.meta.url), 'utf8')) as BillAccountEvent;
const ofVersion = (version: number) => (type: BillAccountEvent['type']) =>
  billAccount.upcast({ ...stored(type, version), schemaVersion: version });
const sample = ofVersion(1);

it('11.8: every event of version 1 replays, from the supply contract to the linked Card 74 entry', () => {
  const billed = fold(
    billAccount,
    (['BillAccountOpened', 'MeterTaken', 'SupplyTermsAmended', 'BillIssued', 'PaymentReceived'] as const).map((type) =>
      sample(type),
    ),
  );
  expect(billed).toMatchObject({
    receivable: 640,
    bills: [{ face: { billNumber: '10203040-1405-01-1' }, settled: true, paid: 98_000 }],
    readings: [{ index: 1_000 }, { index: 1_060 }],
  });
  const corrected = fold(
    billAccount,
    (['BillAccountOpened', 'MeterTaken', 'BillIssued', 'ReadingKept', 'PaymentKept', 'MiscEntryPosted'] as const).map(
      sample,
    ),
  );
  expect(corrected).toMatchObject({
    receivable: 98_640 - 35_000,
    waiting: [{ readingId: 'reading-d' }],
    keptPayments: [{ receiptNumber: 'R-1' }],
  });
});

it('15.4-32: EvidenceTaken v1 replays', () =>
  expect(fold(billAccount, [sample('EvidenceTaken')]).evidence).toMatchObject([
    { readOn: '2026-05-12', index: 1_048, override: { evidence: 'photograph 7' } },
  ]));

it('11.4: VolumeFactorProposed, VolumeFactorSet and VolumeFactorDeclined v1 replay', () => {
  expect(fold(billAccount, [sample('VolumeFactorProposed'), sample('VolumeFactorSet')])).toMatchObject({
    volumeFactors: [{ factor: '4.804257', conditions: { temperature: '25.000000' } }],
    factorProposals: [{ status: 'set' }],
  });
  expect(fold(billAccount, [sample('VolumeFactorProposed'), sample('VolumeFactorDeclined')])).toMatchObject({
    factorProposals: [{ status: 'declined', proposedBy: 'affairs-1' }],
  });
});

it('A9-4: SelfReadingSettled v1 replays', () =>
  expect(fold(billAccount, [sample('SelfReadingSettled')]).settledSelfReadings).toEqual(['request-1']));

it('A1-11, B6-5: ChargePosted and ChargeRefused v1 replay', () =>
  expect(fold(billAccount, [sample('ChargePosted'), sample('ChargeRefused')])).toMatchObject({
    receivable: 350_000,
    miscEntries: [{ linkId: 'charge-1', item: 'meterTest', amount: -350_000 }],
    refusedCharges: ['charge-2'],
  }));

it('15.4-39: MiscEntryReversed v1 replays on its Card 74 item', () =>
  expect(fold(billAccount, [sample('MiscEntryPosted'), sample('MiscEntryReversed')])).toMatchObject({
    receivable: 0,
    miscEntries: [{ linkId: 'c-1', reversedBy: 'c-2' }],
  }));

it.each([1, 2])('11.8-3: BillsCorrected of version %s replays on the corrected bills', (version) => {
  const corrected = ofVersion(version)('BillsCorrected');
  const issued = sample('BillIssued');
  if (corrected.type !== 'BillsCorrected' || issued.type !== 'BillIssued') throw new Error('samples of other types');
  expect(corrected.data).toMatchObject({
    cause: { kind: 'readings', readings: [{ readingId: 'reading-b', rightIndex: 1_140 }] },
    warnings: [],
  });
  expect(corrected.data.readings[0]).toMatchObject({ wrongIndex: 1_240, rightIndex: 1_140, because: 'corrected' });
  const bills = corrected.data.bills.map(({ billNumber, before }): BillAccountEvent => ({
    type: 'BillIssued',
    data: { ...issued.data, billNumber, charges: before },
  }));
  expect(
    fold(billAccount, [...bills, corrected]).bills.map(({ face, inForce, supersededBy }) => [
      face.billNumber,
      inForce.total,
      supersededBy,
    ]),
  ).toEqual([
    ['10203040-1405-02-1', 134_531, undefined],
    ['10203040-1405-03-1', 193_942, '10203040-1405-03-2'],
    ['10203040-1405-03-2', 193_942, undefined],
  ]);
});
