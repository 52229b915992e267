import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { addDays, civilDate } from '@pishkhan/calendar';
import { derivedId } from '@pishkhan/identifiers';
import { workspaceRoot } from '../../../check/source/files.ts';

type History = Readonly<Record<string, readonly { readonly type: string; readonly data: object }[]>>;

const STAFF = 1_000;
const ACCOUNTS = 2_000;
const READERS = 60;
const DAYS = 15;
const LOOK_UPS = 10;
const WAITING = 1_000;
const LAST_DAY = civilDate('2026-11-22');

const sampleOf = <Data extends object>(path: string): { readonly type: string; readonly data: Data } =>
  JSON.parse(readFileSync(join(workspaceRoot, 'services', path), 'utf8'));
const times = (count: number, of: (at: number) => readonly [string, History[string]]): History =>
  Object.fromEntries(Array.from({ length: count }, (_, at) => of(at)));
const accountId = (at: number): string => String(30_000_000 + at);

/** Each member of staff holds two accounts, was entered by one person and confirmed by another. */
const staff = (): History =>
  times(STAFF, (at) => {
    const data = {
      subject: `person-${at}`,
      marks: [`mark-${at}`],
      subscribers: [`subject-${at}`],
      place: `place-${at % 50}`,
      family: `family-${at % 50}`,
      proposedBy: `officer-${at % 40}`,
    };
    return [
      `staff-member-person-${at}`,
      [
        { type: 'StaffMemberProposed', data: { ...data, proposedOn: LAST_DAY } },
        {
          type: 'StaffMemberRegistered',
          data: { ...data, confirmedBy: `officer-${(at * 7) % 39}`, registeredOn: LAST_DAY },
        },
      ],
    ];
  });

const accounts = (): History => {
  const { type, data } = sampleOf('customer-accounts/src/account/samples/AccountOpened.v1.json');
  return times(ACCOUNTS, (at) => {
    const id = { accountId: accountId(at), fileNumber: accountId(at), subscriptionNumber: String(62_200_000_000 + at) };
    const held = { subscriberId: `subject-${at % STAFF}`, billId: `${accountId(at)}06239` };
    return [`account-${accountId(at)}`, [{ type, data: { ...data, ...id, ...held } }]];
  });
};

/** Every reader looks at accounts of the staff on every day of a month, so that nothing falls out of the report. */
const lookUps = (): History => {
  interface Batch {
    readonly lookUps: readonly [object];
  }
  const { type, data } = sampleOf<Batch>('customer-accounts/src/look-ups/samples/PersonalDataLookedUp.v1.json');
  return times(READERS * DAYS, (at) => {
    const [reader, day] = [`person-${at % READERS}`, addDays(LAST_DAY, -Math.floor(at / READERS))];
    const shown = Array.from({ length: LOOK_UPS }, (_, place) => ({
      ...data.lookUps[0],
      lookUpId: derivedId('bench', `${at}`, `${place}`),
      accounts: [accountId((at * LOOK_UPS + place) % ACCOUNTS)],
      reason: { kind: 'text', text: 'x' },
    }));
    return [`looked-up-accounts-${day}-${reader}`, [{ type, data: { ...data, reader, day, lookUps: shown } }]];
  });
};

const erasures = (): History => {
  const { type, data } = sampleOf('customer-accounts/src/person/erasure/samples/ErasureRequested.v1.json');
  return times(WAITING, (at) => {
    const erasureId = derivedId('bench-erasure', `${at}`);
    return [`erasure-${erasureId}`, [{ type, data: { ...data, erasureId, accountId: accountId(at) } }]];
  });
};

const zones = (): History => {
  const { type, data } = sampleOf('customer-accounts/src/office/samples/OfficeRegistered.v1.json');
  return times(WAITING, (at) => [
    `office-zone-${at}`,
    [{ type, data: { ...data, officeId: `zone-${at}`, kind: 'zone' } }],
  ]);
};

const reviews = (): History => {
  const { type, data } = sampleOf('metering/src/meter/samples/ReadingHeldForReview.v1.json');
  return times(WAITING, (at) => {
    const meterId = `R${30_000_000 + at}`;
    const held = {
      reviewId: `bench-review-${at}`,
      readingId: `bench-reading-${at}`,
      meterId,
      accountId: accountId(at),
    };
    return [`meter-${meterId}`, [{ type, data: { ...data, ...held } }]];
  });
};

const unidentified = (): History => {
  const { type, data } = sampleOf(
    'billing-adjustments/src/bill-account/payment/unidentified/samples/UnidentifiedPaymentOpened.v1.json',
  );
  return times(WAITING, (at) => {
    const unidentifiedPaymentId = derivedId('bench-unidentified', `${at}`);
    const content = { ...data, unidentifiedPaymentId, receiptNumber: `S-${at}` };
    return [`unidentified-payment-${unidentifiedPaymentId}`, [{ type, data: content }]];
  });
};

const policyOf = (file: string) => {
  const content = readFileSync(join(workspaceRoot, 'data/policies', `${file}.json`), 'utf8');
  const { name: _, ...draft } = JSON.parse(content);
  return draft;
};
/** Without these policies a report is empty. By name. */
export const limitsOfReports = {
  'look-ups': policyOf('sample-look-ups-2'),
  'persons-decisions': policyOf('sample-persons-decisions'),
};

/** What lists and reports read: a company with thousands of everything. By service. */
export const stock: Readonly<Record<string, () => History>> = {
  'customer-accounts': () => ({ ...staff(), ...accounts(), ...lookUps(), ...erasures(), ...zones() }),
  metering: reviews,
  'billing-adjustments': unidentified,
};
