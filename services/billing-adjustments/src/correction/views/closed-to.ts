import { barOf, type BarredDuty } from '@pishkhan/roles';
import { BILLING_ITSELF } from '../../bill-account/domain/correcting/proposal.ts';
import { partsIn, type Waiting } from '../domain/correction.state.ts';

type Signed = Parameters<typeof partsIn>[0] & { readonly proposal?: { readonly bars?: readonly BarredDuty[] } };

/** Persons whom a part bars, as far as the correction itself knows, in lower case (7.5; N4, N26). */
export const closedTo = (change: Signed): string[] => {
  const parts = partsIn(change);
  const barred = parts.filter(({ by }) => barOf(parts, by, change.proposal?.bars ?? []) !== undefined);
  return [...new Set(barred.map(({ by }) => by.toLowerCase()))];
};

/** Persons who proposed a correction that is proposed anew (N26). */
export const proposersBefore = (
  before:
    | (Pick<Waiting, 'earlierProposers'> & { readonly request: Pick<Waiting['request'], 'proposedBy'> })
    | undefined,
): { earlierProposers?: readonly string[] } => {
  const proposer = before?.request.proposedBy;
  const persons = [...(before?.earlierProposers ?? []), ...(proposer === undefined ? [] : [proposer])];
  const named = persons.filter((each) => each !== BILLING_ITSELF);
  return named.length > 0 ? { earlierProposers: named } : {};
};
