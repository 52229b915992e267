import { formatJalaliFa, type CivilDate } from '@pishkhan/calendar';
import type { Rejection } from '@pishkhan/decider';
import { faDecimal, type Text } from '@pishkhan/fields';
import type { BillAccount, FactorProposal } from '../../bill-account.state.ts';
import type { CauseOf, CorrectionRequest } from '../../correcting/proposal.ts';
import { causeOf } from '../../correcting/cause/several/causes.ts';
import { factorOf } from './factor-in-force.ts';
import type { VolumeFactorSet, VolumeFactorTerms } from './volume-factor.messages.ts';
import { volumeFactorMustBeKept } from './volume-factor.rules.ts';

/** The factor of the account that waits for the correction of bills with its days. */
export const keptFactorOf = (
  { factorProposals = [] }: BillAccount,
  factorId: string | undefined,
): FactorProposal | undefined => factorProposals.find((each) => each.factorId === factorId && each.status === 'kept');

/** What approvers of a factor for billed days sign (11.4, 11.8). */
export const causeOfFactor = ({ factorId, from, factor }: VolumeFactorTerms): CauseOf<'volumeFactor'> => ({
  kind: 'volumeFactor',
  factorId,
  from,
  factor,
});

/** The account with the factor in force, if that is the cause. */
export const withFactorOf = (
  { cause }: Pick<CorrectionRequest, 'cause'>,
  account: BillAccount,
): BillAccount | Rejection => {
  const named = causeOf(cause, 'volumeFactor');
  if (!named) return account;
  const kept = keptFactorOf(account, named.factorId);
  return (
    volumeFactorMustBeKept(named.factorId, kept) || {
      ...account,
      volumeFactors: [...(account.volumeFactors ?? []), factorOf(kept!)],
    }
  );
};

/** The same account before the factor of the cause. */
export const withoutFactorOf = (account: BillAccount, { factorId }: CauseOf<'volumeFactor'>): BillAccount => ({
  ...account,
  volumeFactors: (account.volumeFactors ?? []).filter((each) => each.factorId !== factorId),
});

/** The factor of the cause is in force from the posting of its correction on (11.8). */
export const factorTaken = (state: BillAccount, { cause }: Pick<CorrectionRequest, 'cause'>): VolumeFactorSet[] => {
  const kept = keptFactorOf(state, causeOf(cause, 'volumeFactor')?.factorId);
  if (!kept || !state.terms) return [];
  const { confirmedBy, confirmedOn } = kept;
  const { accountId } = state.terms;
  return [
    {
      type: 'VolumeFactorSet',
      data: { ...factorOf(kept), accountId, confirmedBy: confirmedBy!, confirmedOn: confirmedOn! },
    },
  ];
};

/** Why bills were rated anew by another factor, in words (11.4). */
export const factorSentence = ({ from, factor }: CauseOf<'volumeFactor'>): Text => ({
  fa: `ضریب تصحیح حجم از ${formatJalaliFa(from as CivilDate)} برابر ${faDecimal(factor)} است`,
  en: `the volume factor is ${factor} from ${from} on`,
});
