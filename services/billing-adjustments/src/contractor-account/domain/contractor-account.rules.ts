import { reject, rejectAsForbidden } from '@pishkhan/decider';
import { sightOf, type Role } from '@pishkhan/roles';
import type { ContractorDebit } from './contractor-account.messages.ts';

/** What is taken from a contractor is something (A3-5). */
export const contractorDebitMustBePositive = ({ amount }: ContractorDebit) =>
  amount <= 0 && reject('ContractorDebitMustBePositive', { amount });

/** Both sides of a linked pair are the same amount for ever; a change is another pair (A3-5, Card 74). */
export const contractorDebitMustNotChange = (posted: ContractorDebit, debit: ContractorDebit) =>
  !(
    posted.amount === debit.amount &&
    posted.accountId === debit.accountId &&
    posted.correctionId === debit.correctionId
  ) && reject('ContractorDebitMustNotChange', { linkId: debit.linkId, posted: posted.amount, amount: debit.amount });

/** A contractor sees its own account and no other (A3-5). */
export const contractorMayOnlySeeOwnAccount = (
  actor: { readonly roles: readonly Role[]; readonly office?: string },
  contractorId: string,
) =>
  actor.office !== contractorId &&
  sightOf(actor.roles) === 'orders' &&
  rejectAsForbidden('ContractorMayOnlySeeOwnAccount', { contractorId });
