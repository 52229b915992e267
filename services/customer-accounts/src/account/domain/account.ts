import { accept, type Decider } from '@pishkhan/decider';
import { billIdOf } from '@pishkhan/identifiers';
import type { AccountCommand, AccountEvent, AccountOpened, OpenAccount } from './account.messages.ts';
import {
  billIdMustFollowFromFileNumber,
  contractMustBeSigned,
  doubtfulLegalIdMustBeConfirmed,
  fileNumberMustBeFree,
  repeatedDigitMustBeDocumented,
} from './account.rules.ts';

export type AccountState = { readonly status: 'unknown' } | ({ readonly status: 'open' } & AccountOpened['data']);

/** The account of one subscription: subscriber, bill id and terms of supply. Its id is the file number. */
export const account: Decider<AccountCommand, AccountEvent, AccountState> = {
  category: 'account',
  events: { AccountOpened: 1 },
  initial: { status: 'unknown' },
  decide: (command, state) => {
    switch (command.type) {
      case 'OpenAccount':
        return openAccount(command, state);
    }
  },
  evolve: (_, event) => {
    switch (event.type) {
      case 'AccountOpened':
        return { status: 'open', ...event.data };
    }
  },
};

const openAccount = (command: OpenAccount, state: AccountState) => {
  if (state.status !== 'unknown') return fileNumberMustBeFree(command.fileNumber);
  const { type: _type, today, companyCode, billIdOnContract, identification, ...terms } = command;
  const billId = billIdOf({ fileNumber: command.fileNumber, companyCode });
  return (
    billIdMustFollowFromFileNumber(billIdOnContract, billId) ||
    doubtfulLegalIdMustBeConfirmed(identification) ||
    repeatedDigitMustBeDocumented(identification) ||
    contractMustBeSigned(command.openedOn, today) ||
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
