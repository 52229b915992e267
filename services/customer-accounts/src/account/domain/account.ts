import { accept, type Decider } from '@pishkhan/decider';
import { billIdOf } from '@pishkhan/identifiers';
import type { AccountCommand, AccountEvent, OpenAccount } from './account.messages.ts';
import {
  accountMayOnlyBeOpenedInTheOwnCounty,
  accountMustExist,
  billIdMustFollowFromFileNumber,
  contractMustBeSigned,
  doubtfulLegalIdMustBeConfirmed,
  fileNumberMustBeFree,
  documentMustBeIssued,
  personMustBeIdentified,
  repeatedDigitMustBeDocumented,
} from './account.rules.ts';
import { evolveAccount, type AccountState } from './account.state.ts';
import {
  confirmTermsChange,
  declineTermsChange,
  noteInstalledMeter,
  proposeTermsChange,
  recordCorrectedTerms,
} from './terms/change-terms.ts';
import { contractCapacityMustBeThatOfTheMeter } from './terms/terms.rules.ts';

/** The account of one subscription: subscriber, bill id and terms of supply. Its id is the file number. */
export const account: Decider<AccountCommand, AccountEvent, AccountState> = {
  category: 'account',
  events: {
    AccountOpened: 1,
    InstalledMeterNoted: 1,
    TermsChangeProposed: 1,
    TermsChangeDeclined: 1,
    SupplyTermsAmended: 1,
  },
  initial: { status: 'unknown' },
  placed: (state) => (state.status === 'unknown' ? undefined : { countyOffice: state.countyOffice }),
  decide: (command, state) => {
    if (command.type === 'OpenAccount') return openAccount(command, state);
    if (command.type === 'NoteInstalledMeter') return noteInstalledMeter(state, command);
    if (state.status === 'unknown') return accountMustExist(command.accountId);
    switch (command.type) {
      case 'ProposeTermsChange':
        return proposeTermsChange(state, command);
      case 'ConfirmTermsChange':
        return confirmTermsChange(state, command);
      case 'DeclineTermsChange':
        return declineTermsChange(state, command);
      case 'RecordCorrectedTerms':
        return recordCorrectedTerms(state, command);
    }
  },
  evolve: evolveAccount,
};

const openAccount = (command: OpenAccount, state: AccountState) => {
  const foreign = accountMayOnlyBeOpenedInTheOwnCounty(command.countyOffice, command.by);
  if (foreign) return foreign;
  if (state.status !== 'unknown') return fileNumberMustBeFree(command.fileNumber);
  const {
    type: _type,
    by: _by,
    today,
    companyCode,
    billIdOnContract,
    identification,
    differs = [],
    ...terms
  } = command;
  const billId = billIdOf({ fileNumber: command.fileNumber, companyCode });
  return (
    billIdMustFollowFromFileNumber(billIdOnContract, billId) ||
    doubtfulLegalIdMustBeConfirmed(identification) ||
    repeatedDigitMustBeDocumented(identification) ||
    contractMustBeSigned(command.openedOn, today) ||
    contractCapacityMustBeThatOfTheMeter(state.installed, command.meterCapacity) ||
    personMustBeIdentified(differs, terms.identified) ||
    documentMustBeIssued(terms.identified?.issuedOn, today) ||
    accept<AccountEvent>({
      type: 'AccountOpened',
      data: { accountId: command.fileNumber, billId, ...terms, ...confirmation(command) },
    })
  );
};

const confirmation = ({ identification }: OpenAccount) => {
  if (identification.kind === 'person') return identification.documented ? { nationalIdDocumented: true as const } : {};
  return identification.checkDigitRight ? {} : { legalIdConfirmed: true as const };
};
