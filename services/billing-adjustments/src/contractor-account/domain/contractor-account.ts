import { accept, nothing, type Decider, type Decision } from '@pishkhan/decider';
import { addRial, negateRial, subtractRial, type Rial } from '@pishkhan/money';
import type {
  ContractorAccount,
  ContractorAccountCommand,
  ContractorAccountEvent,
  ContractorDebit,
  ContractorEntry,
  CreditContractor,
  DebitContractor,
} from './contractor-account.messages.ts';
import { contractorDebitMustBePositive, contractorDebitMustNotChange } from './contractor-account.rules.ts';

/**
 * The contractor owes the amount that the clearing of Card 74 credited to the subscriber; the subscriber's side
 * balances the clearing (A3-5).
 */
export const entriesOf = ({ contractorId, amount }: ContractorDebit): readonly ContractorEntry[] => [
  { ledgerAccount: `contractor:${contractorId}`, amount },
  { ledgerAccount: 'clearing:card-74', amount: negateRial(amount) },
];

const debit = (state: ContractorAccount, { type: _, ...terms }: DebitContractor): Decision<ContractorAccountEvent> => {
  const posted = state.debits[terms.linkId];
  if (posted) return contractorDebitMustNotChange(posted, terms) || nothing();
  return (
    contractorDebitMustBePositive(terms) ||
    accept<ContractorAccountEvent>({
      type: 'ContractorDebited',
      data: { ...terms, posting: { entries: entriesOf(terms) } },
    })
  );
};

/** Subscriber's and contractor's reversals arrive in any order; each link counts once. */
const credit = (
  state: ContractorAccount,
  { type: _, ...terms }: CreditContractor,
): Decision<ContractorAccountEvent> => {
  const posted = state.credits[terms.linkId];
  if (posted) return contractorDebitMustNotChange(posted, terms) || nothing();
  return (
    contractorDebitMustBePositive(terms) ||
    accept<ContractorAccountEvent>({
      type: 'ContractorCredited',
      data: { ...terms, posting: { entries: entriesOf({ ...terms, amount: negateRial(terms.amount) }) } },
    })
  );
};

/** One stream per reading contractor: `contractor-account-<contractorId>`. */
export const contractorAccount: Decider<ContractorAccountCommand, ContractorAccountEvent, ContractorAccount> = {
  category: 'contractor-account',
  events: { ContractorDebited: 1, ContractorCredited: 1 },
  initial: { balance: 0 as Rial, debits: {}, credits: {} },
  decide: (command, state) => {
    switch (command.type) {
      case 'DebitContractor':
        return debit(state, command);
      case 'CreditContractor':
        return credit(state, command);
    }
  },
  evolve: (state, event) => {
    switch (event.type) {
      case 'ContractorDebited':
        return {
          ...state,
          balance: addRial(state.balance, event.data.amount),
          debits: { ...state.debits, [event.data.linkId]: event.data },
        };
      case 'ContractorCredited':
        return {
          ...state,
          balance: subtractRial(state.balance, event.data.amount),
          credits: { ...state.credits, [event.data.linkId]: event.data },
        };
    }
  },
};
