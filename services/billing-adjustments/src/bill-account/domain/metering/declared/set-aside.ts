import type { BillAccount } from '../../bill-account.state.ts';
import type { DeclaredIn, SetAside } from '../reading.ts';

type Figure = { readonly declaredIn?: DeclaredIn } & ({ readonly evidenceId: string } | { readonly readingId: string });

const setAside = ({ declaredIn, ...figure }: Figure): SetAside[] =>
  declaredIn ? [{ ...declaredIn, evidenceId: 'evidenceId' in figure ? figure.evidenceId : figure.readingId }] : [];

/** The account with the declared figures that a change took away and no bill has; their cases are answered (A9-3). */
export const withSetAside = (before: BillAccount, after: BillAccount): BillAccount => {
  const lost = [
    ...before.evidence.filter((each) => !after.evidence.includes(each)),
    ...before.waiting.filter(({ readingId }) => !after.waiting.some((each) => each.readingId === readingId)),
  ].flatMap(setAside);
  return lost.length === 0 ? after : { ...after, setAside: [...(after.setAside ?? []), ...lost] };
};
