import { fold, isRejection, nothing, type Decider, type Decision } from '@pishkhan/decider';
import { EVERY_CHANNEL } from '@pishkhan/roles';
import { evolveBillAccount } from './bill-account.evolve.ts';
import type {
  BillAccountCommand,
  BillAccountEvent,
  BillKeptReadings,
  BillReading,
  OpenBillAccount,
} from './bill-account.messages.ts';
import { nobodysAccount, type BillAccount } from './bill-account.state.ts';
import { upcastBillAccount } from './correcting/earlier-releases.ts';
import { billReadings } from './billing/issue-bills.ts';
import { inOrderOfDays } from './billing/reading-in-force.ts';
import { capacitiesOf, changeTerms } from './billing/terms/change-terms.ts';
import { decideVolumeFactor } from './metering/factor/volume-factor.ts';
import { decideMeters, keptChangesNow } from './metering/meters.ts';
import { decidePayment } from './payment/receiving/decide-payment.ts';
import { decideRefund } from './payment/refund/decide-refund.ts';
import { postCharge } from './charge/post-charge.ts';
import { postCorrection } from './correcting/post-correction.ts';

const open = (state: BillAccount, { terms }: OpenBillAccount): Decision<BillAccountEvent> =>
  state.terms ? nothing() : [{ type: 'BillAccountOpened', data: terms }, ...capacitiesOf(state, terms)];

const billReading = (state: BillAccount, { accountId, reading, ...more }: BillReading): Decision<BillAccountEvent> => {
  const isRecorded = [...state.readings, ...state.waiting].some(({ readingId }) => readingId === reading.readingId);
  return isRecorded ? nothing() : billReadings(state, accountId, inOrderOfDays([...state.waiting, reading]), more);
};

/** Kept changes of the meter first: readings of the meter in place wait for them (11.4). */
const billKept = (state: BillAccount, command: BillKeptReadings): Decision<BillAccountEvent> => {
  if (!state.terms) return nothing();
  const { accountId } = state.terms;
  const changes = keptChangesNow(state, accountId);
  const so = fold({ initial: state, evolve: evolveBillAccount }, changes);
  const bills = billReadings(so, accountId, so.waiting, command);
  return isRejection(bills) ? bills : [...changes, ...bills];
};

/** Readings, bills as issued, payments, refunds and the balance of one subscription. Its id is the account's. */
export const billAccount: Decider<BillAccountCommand, BillAccountEvent, BillAccount> & {
  upcast: typeof upcastBillAccount;
} = {
  category: 'bill-account',
  events: {
    BillAccountOpened: 1,
    SupplyTermsAmended: 1,
    MeterTaken: 1,
    SecondMeterKept: 1,
    MeterReleased: 1,
    MeterExchangeTaken: 1,
    MeterRemovalTaken: 1,
    MeterChangeKept: 1,
    EvidenceTaken: 1,
    SelfReadingSettled: 1,
    VolumeFactorProposed: 1,
    VolumeFactorKept: 1,
    VolumeFactorSet: 1,
    VolumeFactorDeclined: 1,
    ReadingKept: 1,
    BillIssued: 1,
    PaymentReceived: 1,
    PaymentKept: 1,
    PaymentReversed: 1,
    RefundRequested: 1,
    RefundApproved: 1,
    RefundStandInNamed: 1,
    RefundDeclined: 1,
    RefundPaid: 1,
    RefundReturned: 1,
    BillsCorrected: 2,
    MiscEntryPosted: 1,
    MiscEntryReversed: 1,
    ChargePosted: 1,
    ChargeRefused: 1,
  },
  initial: nobodysAccount,
  placed: ({ terms, refunds }) =>
    terms && {
      countyOffice: terms.countyOffice,
      channel: EVERY_CHANNEL,
      persons: refunds.flatMap(({ standIns = [] }) => standIns.map(({ person }) => person)),
    },
  decide: (command, state) => {
    switch (command.type) {
      case 'OpenBillAccount':
        return open(state, command);
      case 'ChangeTerms':
        return changeTerms(state, command);
      case 'TakeMeter':
      case 'ReleaseMeter':
      case 'TakeMeterChange':
      case 'TakeEvidence':
      case 'SettleSelfReadings':
        return decideMeters(state, command);
      case 'ProposeVolumeFactor':
      case 'ConfirmVolumeFactor':
      case 'DeclineVolumeFactor':
        return decideVolumeFactor(state, command);
      case 'BillReading':
        return billReading(state, command);
      case 'BillKeptReadings':
        return billKept(state, command);
      case 'ReceivePayment':
      case 'PostIdentifiedPayment':
      case 'ReversePayment':
        return decidePayment(state, command);
      case 'RequestRefund':
      case 'ApproveRefund':
      case 'NameRefundStandIn':
      case 'DeclineRefund':
      case 'PayRefund':
      case 'ReturnRefund':
        return decideRefund(state, command);
      case 'PostCharge':
        return postCharge(state, command);
      case 'PostCorrection':
        return postCorrection(state, command);
    }
  },
  evolve: evolveBillAccount,
  upcast: upcastBillAccount,
};
