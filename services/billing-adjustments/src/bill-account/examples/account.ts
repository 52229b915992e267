import { fromJalali, type CivilDate } from '@pishkhan/calendar';
import type { BillAccountEvent, BillReading } from '../domain/bill-account.messages.ts';
import type { Meter, Reading, TermsOfSupply } from '../domain/billing/bill.ts';
import { billAccount } from '../domain/bill-account.ts';
import type { BillAccount } from '../domain/bill-account.state.ts';
import { fold, isRejection } from '@pishkhan/decider';
import { policyOfFiles } from './policies.ts';
import { tariffBookOfFiles } from '../../pricing/tariff/tariff-files.ts';

/** The sample account of the specs: zone 1, G4, one meter of five digits, read on the first of each month of 1405. */
export const day = (month: number, dayOfMonth = 1, year = 1405): CivilDate =>
  fromJalali({ year, month, day: dayOfMonth });

export const basis = {
  book: tariffBookOfFiles(),
  billing: policyOfFiles('billing'),
  approval: policyOfFiles('correction-approval'),
};

export const terms: TermsOfSupply = {
  accountId: '10203040',
  billId: '1020304006239',
  countyOffice: 'county-1',
  use: 'household',
  climateZone: 1,
  dwellingUnits: 1,
  meterCapacity: 'G4',
  openedOn: day(3),
  broughtBy: 'message-opened',
};
export const meter: Meter = { meterId: '62000001', registerDigits: 5, broughtBy: 'message-installed' };

export const reading = (name: string, readOn: CivilDate, index: number, more: Partial<Reading> = {}): Reading => ({
  readingId: `reading-${name}`,
  meterId: meter.meterId,
  readOn,
  index,
  rolledOver: false,
  kind: 'actual',
  contractorId: 'contractor-zagros',
  readerId: 'reader-17',
  broughtBy: `message-${name}`,
  ...more,
});
export const opening: Reading = {
  readingId: 'reading-opening',
  meterId: meter.meterId,
  readOn: day(4),
  index: 1_000,
  rolledOver: false,
  kind: 'installation',
  broughtBy: 'message-installed',
};

export const billing = (closing: Reading): BillReading => ({
  type: 'BillReading',
  accountId: terms.accountId,
  reading: closing,
  basis,
});

export const openedAccount: BillAccountEvent[] = [
  { type: 'BillAccountOpened', data: terms },
  { type: 'MeterTaken', data: { accountId: terms.accountId, meter, opening } },
];

type Command = Parameters<typeof billAccount.decide>[0];

/**
 * Events of an account after these commands.
 *
 * @throws Error if one is rejected
 */
export const eventsOf = (
  commands: readonly (Command | ((state: BillAccount) => Command))[],
  history: readonly BillAccountEvent[] = openedAccount,
): BillAccountEvent[] =>
  commands.reduce<BillAccountEvent[]>(
    (events, command) => {
      const state = fold(billAccount, events);
      const decision = billAccount.decide(typeof command === 'function' ? command(state) : command, state);
      if (isRejection(decision)) throw new Error(`refused: ${decision.rejected} ${JSON.stringify(decision.data)}`);
      return [...events, ...decision];
    },
    [...history],
  );
