import { allContracts } from '@pishkhan/contracts';
import { civilDate, parseJalali, type CivilDate, type WorkingCalendar } from '@pishkhan/calendar';
import type { Fee, Person } from '../case.messages.ts';
import type {
  KnownAccount,
  KnownBill,
  KnownBilling,
  KnownCertificate,
  KnownContractor,
  KnownMeter,
  KnownReading,
  OpenCaseAbout,
} from '../kind/known.ts';
import type { EventName, FactRecord, Role } from '../kind/vocabulary.ts';

/** The environment of a case in a walk: people, calendars, a bill with its readings. Builders are nouns. */
export const jalali = (text: string): CivilDate => {
  const day = parseJalali(text);
  if (!day) throw new RangeError(`"${text}" is not a Jalali day`);
  return day;
};

/** 08:00 of a day in Tehran. */
export const momentOn = (on: CivilDate) => ({ on, at: `${on}T04:30:00.000Z` });

const holidays1405 = ['01-01', '01-02', '01-03', '01-04', '01-12', '01-13', '03-14', '03-15', '08-22', '11-22'];
export const workingCalendar = (change: Partial<WorkingCalendar> = {}): WorkingCalendar => ({
  unit: 'county-1',
  version: '1405-1',
  from: jalali('1405-01-01'),
  to: jalali('1405-12-29'),
  weeklyClosingDays: ['thursday', 'friday'],
  holidays: holidays1405.map((day) => ({ date: jalali(`1405-${day}`), name: 'holiday' })),
  ...change,
});

export const by = (role: Role, office = 'office-101', subject = `${role}-of-${office}`): Person => ({
  subject,
  roles: [role],
  office,
});

export const bill = (change: Partial<KnownBill> = {}): KnownBill => ({
  billNumber: '1000001-1405-07-1',
  accountId: '1000001',
  meterId: '62000001',
  periodFrom: civilDate('2026-09-22'),
  periodTo: civilDate('2026-10-22'),
  paymentDeadline: jalali('1405-09-10'),
  openingReadingId: 'reading-06',
  closingReadingId: 'reading-07',
  contractorId: 'contractor-zagros',
  payable: 367_000,
  ...change,
});
export const account = (change: Partial<KnownAccount> = {}): KnownAccount => ({
  accountId: '1000001',
  countyOffice: 'county-1',
  meterId: '62000001',
  ...change,
});
export const knownReading = (change: Partial<KnownReading> = {}): KnownReading => ({
  readingId: 'reading-07',
  accountId: '1000001',
  meterId: '62000001',
  readOn: civilDate('2026-10-22'),
  index: 2417,
  contractorId: 'contractor-zagros',
  ...change,
});
export const knownMeter = (change: Partial<KnownMeter> = {}): KnownMeter => ({
  meterId: '62000001',
  registerDigits: 5,
  capacity: 'G4',
  ...change,
});
export const certificate = (change: Partial<KnownCertificate> = {}): KnownCertificate => ({
  office: 'office-101',
  certificateNumber: 'C-101-1',
  validFrom: jalali('1404-01-01'),
  validTo: jalali('1406-12-29'),
  ...change,
});
export const fee = (change: Partial<Fee> = {}): Fee => ({
  item: 'billReview',
  amount: 35_000,
  schedule: 'sample-1405',
  ...change,
});

export interface World {
  readonly caseId: string;
  readonly bill: KnownBill | undefined;
  readonly account: KnownAccount | undefined;
  readonly openCase: OpenCaseAbout | undefined;
  /** County office named in the form. */
  readonly countyOffice: string | undefined;
  readonly meter: KnownMeter | undefined;
  readonly certificates: readonly KnownCertificate[];
  readonly readings: readonly KnownReading[];
  /** The disputed reading. */
  readonly disputed: KnownReading | undefined;
  /** Representatives of the office who made a disputed reading. */
  readonly disputedReaders: readonly string[];
  /** Those whom only the evidence of the decision names. */
  readonly readersOfTheOffice: readonly string[];
  /** Registered user names; by default every name that the form has. */
  readonly staff?: readonly string[];
  /** What billing has published; by default nothing, as in the topics of earlier releases. */
  readonly billing: KnownBilling | undefined;
  readonly calendars: readonly WorkingCalendar[];
  readonly fee: Fee | undefined;
  readonly policy: FactRecord;
  /** Company appointed for the zone of the meter (A1-4). */
  readonly exchangeCompany: string | undefined;
  readonly workshops: readonly KnownContractor[];
  /** Day of the last test of the meter in another case. */
  readonly lastTestOn: string | undefined;
}
export const world = (change: Partial<World> = {}): World => ({
  caseId: '9a7d3d0e-3f1c-5b7e-8a64-1b2c3d4e5f44',
  bill: bill(),
  account: account(),
  openCase: undefined,
  countyOffice: undefined,
  meter: knownMeter(),
  certificates: [certificate()],
  readings: [knownReading()],
  disputed: undefined,
  disputedReaders: [],
  readersOfTheOffice: [],
  billing: undefined,
  calendars: [workingCalendar()],
  fee: fee(),
  policy: {
    answerPeriodStartsAt: 'registration',
    referWithinWorkingDays: 1,
    exchangeWithinWorkingDays: 1,
    testWithinWorkingDays: 2,
    headChecks: 'afterInforming',
    reportWithinDays: 10,
    answerWithinWorkingDays: 3,
    mostInSequence: 2,
    mostDaysWithoutReading: 190,
  },
  exchangeCompany: 'contractor-sabalan',
  workshops: [{ contractorId: 'contractor-taftan', title: 'کارگاه کالیبراسیون تفتان' }],
  lastTestOn: undefined,
  ...change,
});

/** A message of another service, as in the example of its contract. */
export const exampleOf = (event: EventName): object =>
  allContracts.findLast(({ type }) => type === event)?.example ?? {};

/** Somebody of the contractor that gets the orders of a role in a walk. */
export const ofContractor = (role: 'exchangeContractor' | 'calibrationWorkshop', company?: string): Person =>
  by(role, company ?? (role === 'exchangeContractor' ? 'contractor-sabalan' : 'contractor-taftan'));
